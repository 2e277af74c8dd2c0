package retrylab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A real KafkaProducer and the application around it: one thread that makes the scenario's calls in the order of
 * their times. A crash is a process that falls silent: its sockets close, its callbacks reach nobody.
 */
final class Application {
    /** What the scenario's observer is told. */
    interface Listener {
        void appended(Application app, String value, String partition);

        void completed(Application app, String value, String partition, long offset, Exception error);

        void configRejected(Application app, Exception error);

        void threw(Application app, String value, Exception error);

        void happened(Application app, String moment);

        /** A call of the transactional API is over; null: it returned. */
        void returned(Application app, String call, Exception error);
    }

    /** The topics, one to warm up with and its partitions, and where the cluster is. */
    record Setting(List<String> topics, String warmTopic, Set<Integer> warmPartitions, String bootstrap,
        Transactions transactions) {}

    private record Call(long at, int rank, long order, JsonNode send, JsonNode call) {}

    /** Exceptions after which the producer's documentation tells an application to close it, not to abort. */
    private static final Set<String> FATAL =
        Set.of("ProducerFencedException", "OutOfOrderSequenceException", "IllegalStateException");

    private static final Comparator<Call> IN_ORDER =
        Comparator.comparingLong(Call::at).thenComparingInt(Call::rank).thenComparingLong(Call::order);

    final String id;
    private final JsonNode spec;
    private final Setting setting;
    private final Listener listener;
    private final PriorityQueue<Call> calls = new PriorityQueue<>(IN_ORDER);
    private final Map<String, Integer> made = new HashMap<>();
    private final Set<JsonNode> unacknowledged = new LinkedHashSet<>();
    /** Sends of the open transaction that were answered: known to be committed once it is. */
    private final Set<JsonNode> inTransaction = new LinkedHashSet<>();
    private KafkaProducer<String, String> producer;
    private Thread thread;
    private Gates clock;
    private long order;
    private int session;
    private int pending;
    private String lifecycle = "new";

    Application(JsonNode spec, Setting setting, Listener listener) {
        this.id = spec.get("id").asText();
        this.spec = spec;
        this.setting = setting;
        this.listener = listener;
        for (JsonNode send : spec.get("sends")) calls.add(new Call(send.get("at").asLong(), 0, order++, send, null));
        for (JsonNode call : spec.get("calls")) calls.add(new Call(call.get("at").asLong(), 2, order++, null, call));
    }

    /** Builds the producer and warms it: metadata, a producer id, a connection to every leader. */
    boolean build(boolean warm) throws Exception {
        Properties properties = new Properties();
        spec.get("config").properties().forEach(one -> properties.put(one.getKey(), one.getValue().asText()));
        if (isTransactional()) {
            properties.put("transactional.id", setting.transactions().real(properties.getProperty("transactional.id")));
        }
        properties.put("bootstrap.servers", setting.bootstrap());
        properties.put("client.id", id);
        properties.put("key.serializer", StringSerializer.class.getName());
        properties.put("value.serializer", StringSerializer.class.getName());
        KafkaProducer<String, String> fresh;
        try {
            fresh = new KafkaProducer<>(properties);
        } catch (RuntimeException error) {
            lifecycle = "rejected";
            listener.configRejected(this, error);
            return false;
        }
        if (warm) {
            for (String topic : setting.topics()) fresh.partitionsFor(topic);
            // one that is transactional cannot send before it has an epoch
            for (int partition : isTransactional() ? Set.<Integer>of() : setting.warmPartitions()) {
                warm(fresh, partition);
            }
        }
        synchronized (this) {
            producer = fresh;
            session++;
            lifecycle = "running";
        }
        return true;
    }

    /** Again when it fails: a scenario with short time limits may lose this one on a machine under load. */
    private void warm(KafkaProducer<String, String> fresh, int partition) throws Exception {
        for (int attempt = 1; ; attempt++) {
            try {
                fresh.send(new ProducerRecord<>(setting.warmTopic(), partition, null, "warm")).get(60, TimeUnit.SECONDS);
                return;
            } catch (ExecutionException late) {
                if (attempt == 5) throw late;
            }
        }
    }

    boolean isTransactional() {
        return spec.get("config").has("transactional.id");
    }

    void start(Gates clock) {
        this.clock = clock;
        thread = new Thread(() -> work(session), "application-" + id);
        thread.setDaemon(true);
        thread.start();
    }

    private long now() {
        return clock.now();
    }

    private void work(int mine) {
        try {
            for (;;) {
                Call call;
                synchronized (this) {
                    for (;;) {
                        if (session != mine || !lifecycle.equals("running")) return;
                        call = calls.peek();
                        long wait = call == null ? 1000 : call.at() - now();
                        if (call != null && wait <= 0) break;
                        // the clock may stand still meanwhile
                        wait(Math.max(2, Math.min(wait, 50)));
                    }
                    calls.poll();
                }
                if (call.send() != null) send(mine, call.send());
                else perform(mine, call.call());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(int mine, JsonNode send) {
        String value = send.get("value").asText();
        String topic = send.get("topic").asText();
        Integer partition = send.get("partition").isNull() ? null : send.get("partition").asInt();
        String key = send.get("key").isNull() ? null : send.get("key").asText();
        Long timestamp = send.get("timestamp").isNull() ? null
            : System.currentTimeMillis() - now() + send.get("timestamp").asLong();
        synchronized (this) {
            made.merge(value, 1, Integer::sum);
            unacknowledged.add(send);
            pending++;
        }
        try {
            producer.send(new ProducerRecord<>(topic, partition, timestamp, key, value),
                (metadata, error) -> completed(mine, send, topic, metadata.partition(), metadata.offset(), error));
        } catch (RuntimeException error) {
            synchronized (this) {
                if (session != mine || !lifecycle.equals("running")) return;
                pending--;
            }
            listener.threw(this, value, error);
            return;
        }
        // the accumulator's choice is seen in the request
        listener.appended(this, value, partition == null ? null : topic + "-" + partition);
    }

    private void completed(int mine, JsonNode send, String topic, int partition, long offset, Exception error) {
        String value = send.get("value").asText();
        synchronized (this) {
            if (session != mine || lifecycle.equals("crashed")) return;
            pending--;
            if (error == null && !isTransactional()) unacknowledged.remove(send);
            if (error == null && isTransactional()) inTransaction.add(send);
        }
        listener.completed(this, value, partition < 0 ? null : topic + "-" + partition, offset, error);
        if (error == null) return;
        synchronized (this) {
            boolean again = lifecycle.equals("running") && made.get(value) - 1 < spec.get("resendOnFailure").asInt();
            if (!again) return;
            calls.add(new Call(now() + spec.get("resendAfterMs").asLong(), 1, order++, send, null));
            notifyAll();
        }
    }

    private void perform(int mine, JsonNode call) {
        String name = call.get("call").asText();
        if (name.equals("flush")) {
            producer.flush();
            return;
        }
        if (!name.equals("close")) {
            Exception error = performTransactional(mine, name, call);
            if (error == null || !call.path("orAbort").asBoolean()) return;
            if (!FATAL.contains(error.getClass().getSimpleName())) performTransactional(mine, "abortTransaction", call);
            return;
        }
        synchronized (this) {
            lifecycle = "closing";
        }
        JsonNode timeout = call.get("timeoutMs");
        if (timeout.isNull()) producer.close();
        else producer.close(Duration.ofMillis(timeout.asLong()));
        synchronized (this) {
            lifecycle = "closed";
        }
        listener.happened(this, "producerClosed");
    }

    /** Null: it returned. */
    private Exception performTransactional(int mine, String name, JsonNode call) {
        KafkaProducer<String, String> own = producer;
        listener.happened(this, "transactionCalled");
        Exception thrown = null;
        try {
            switch (name) {
                case "initTransactions" -> own.initTransactions();
                case "beginTransaction" -> own.beginTransaction();
                case "sendOffsetsToTransaction" -> own.sendOffsetsToTransaction(offsetsOf(call),
                    new ConsumerGroupMetadata(setting.transactions().real(call.get("group").asText())));
                case "commitTransaction" -> own.commitTransaction();
                case "abortTransaction" -> own.abortTransaction();
                default -> throw new IllegalArgumentException(name);
            }
        } catch (RuntimeException error) {
            thrown = error;
        }
        synchronized (this) {
            if (session != mine || lifecycle.equals("crashed")) return null;
            if (thrown == null && name.equals("commitTransaction")) unacknowledged.removeAll(inTransaction);
            if (thrown == null && !name.equals("initTransactions")) inTransaction.clear();
        }
        listener.returned(this, name, thrown);
        return thrown;
    }

    private static Map<TopicPartition, OffsetAndMetadata> offsetsOf(JsonNode call) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (JsonNode one : call.get("offsets")) {
            String partition = one.get("partition").asText();
            int dash = partition.lastIndexOf('-');
            offsets.put(new TopicPartition(partition.substring(0, dash), Integer.parseInt(partition.substring(dash + 1))),
                new OffsetAndMetadata(one.get("offset").asLong()));
        }
        return offsets;
    }

    /** The process dies. False when it was not alive. */
    boolean crash() {
        KafkaProducer<String, String> dead;
        synchronized (this) {
            if (!lifecycle.equals("running") && !lifecycle.equals("closing")) return false;
            lifecycle = "crashed";
            dead = producer;
            pending = 0;
            notifyAll();
        }
        Thread reaper = new Thread(() -> dead.close(Duration.ZERO), "reaper-" + id);
        reaper.setDaemon(true);
        reaper.start();
        return true;
    }

    /** The application runs again; false when it is alive. */
    boolean restart(boolean resend) throws Exception {
        List<JsonNode> again;
        synchronized (this) {
            if (!lifecycle.equals("crashed") && !lifecycle.equals("closed")) return false;
            again = new ArrayList<>(resend ? unacknowledged : List.of());
        }
        if (!build(false)) return false;
        synchronized (this) {
            inTransaction.clear();
            if (isTransactional() && resend) planTransaction(again);
            else for (JsonNode send : again) calls.add(new Call(send.get("at").asLong(), 1, order++, send, null));
        }
        listener.happened(this, "producerRestarted");
        start(clock);
        return true;
    }

    /** In place of what it was interrupted in: one new transaction, with the sends that it has missed. */
    private void planTransaction(List<JsonNode> again) {
        long now = now();
        List<JsonNode> sends = new ArrayList<>(again);
        while (!calls.isEmpty() && calls.peek().at() < now) {
            Call missed = calls.poll();
            if (missed.send() != null) sends.add(missed.send());
        }
        planCall("initTransactions");
        if (sends.isEmpty()) return;
        planCall("beginTransaction");
        for (JsonNode send : sends) calls.add(new Call(0, 1, order++, send, null));
        planCall("commitTransaction");
    }

    private void planCall(String name) {
        JsonNode call = JsonNodeFactory.instance.objectNode().put("call", name);
        calls.add(new Call(0, 1, order++, null, call));
    }

    /** Nothing left to call, nothing left to be told. */
    synchronized boolean isQuiet() {
        return !lifecycle.equals("running") && !lifecycle.equals("closing") || calls.isEmpty() && pending == 0;
    }

    void end() {
        synchronized (this) {
            if (!lifecycle.equals("rejected")) lifecycle = "crashed";
            notifyAll();
        }
        if (producer != null) producer.close(Duration.ZERO);
    }
}
