package retrylab;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import kafka.cluster.Partition;
import kafka.server.BrokerServer;
import kafka.server.InitialFetchState;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.ReplicaManager;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.internal.ControlRecordType;
import org.apache.kafka.common.record.internal.Record;
import org.apache.kafka.common.record.internal.RecordBatch;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.server.network.BrokerEndPoint;
import org.apache.kafka.server.partition.CommittedPartitionState;
import org.apache.kafka.server.partition.PendingPartitionChange;
import org.apache.kafka.server.replica.Replica;
import org.apache.kafka.storage.internals.log.BatchMetadata;
import org.apache.kafka.storage.internals.log.LogSegment;
import org.apache.kafka.storage.internals.log.ProducerStateEntry;
import org.apache.kafka.storage.internals.log.UnifiedLog;

/**
 * One Kafka node in a process of its own, so that it can be killed. It is Kafka's own server, unchanged; beside it
 * stands a line protocol on standard input and output, to look into its logs and producer state, and to stop a
 * follower's fetcher. A line is `id command args…`, its answer `id json`.
 */
public final class BrokerMain {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final ReplicaManager replicas;
    private final Set<TopicPartition> stopped = ConcurrentHashMap.newKeySet();

    private BrokerMain(ReplicaManager replicas) {
        this.replicas = replicas;
    }

    public static void main(String[] args) throws Exception {
        // the protocol has standard output to itself
        PrintStream out = System.out;
        System.setOut(System.err);
        Properties properties = new Properties();
        try (FileInputStream in = new FileInputStream(args[0])) {
            properties.load(in);
        }
        KafkaConfig config = KafkaConfig.fromProps(properties, false);
        KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
        server.startup();
        BrokerMain main = new BrokerMain(replicaManager(server));
        if (main.replicas != null) main.keepFetchersStopped();
        out.println("ready");
        out.flush();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (;;) {
            String line = in.readLine();
            // whoever started it is gone: nobody is left to shut it down for
            if (line == null) Runtime.getRuntime().halt(1);
            String[] words = line.trim().split(" ");
            if (words[1].equals("stop")) break;
            Object answer;
            try {
                answer = main.answer(words);
            } catch (Throwable error) {
                error.printStackTrace();
                answer = Map.of("error", String.valueOf(error));
            }
            out.println(words[0] + " " + JSON.writeValueAsString(answer));
            out.flush();
        }
        server.shutdown();
        server.awaitShutdown();
        System.exit(0);
    }

    private static ReplicaManager replicaManager(KafkaRaftServer server) throws Exception {
        Field field = KafkaRaftServer.class.getDeclaredField("broker");
        field.setAccessible(true);
        scala.Option<?> broker = (scala.Option<?>) field.get(server);
        return broker.isEmpty() ? null : ((BrokerServer) broker.get()).replicaManager();
    }

    private Object answer(String[] words) throws Exception {
        TopicPartition partition = new TopicPartition(words[2], Integer.parseInt(words[3]));
        return switch (words[1]) {
            case "ends" -> ends(partition);
            case "dump" -> dump(partition);
            case "markers" -> markers(partition);
            case "forgetStopped" -> forgetStopped(partition);
            case "stopFetch" -> stopFetch(partition);
            case "resumeFetch" -> resumeFetch(partition, words[4]);
            case "shrinkIsr" -> shrinkIsr(partition, words[4]);
            default -> Map.of("error", "unknown command " + words[1]);
        };
    }

    private Map<String, Object> ends(TopicPartition partition) {
        Map<String, Object> ends = new LinkedHashMap<>();
        scala.Option<UnifiedLog> found = replicas.getLog(partition);
        if (found.isEmpty()) return Map.of("logEndOffset", -1);
        UnifiedLog log = found.get();
        ends.put("logStartOffset", log.logStartOffset());
        ends.put("logEndOffset", log.logEndOffset());
        ends.put("highWatermark", log.highWatermark());
        ends.put("lastStableOffset", log.lastStableOffset());
        scala.Option<Partition> partitionHere = replicas.onlinePartition(partition);
        if (partitionHere.isDefined() && partitionHere.get().leaderIdIfLocal().isDefined()) {
            ends.put("followersFetch", followersFetch(partitionHere.get()));
        }
        return ends;
    }

    /** Whether every follower in sync has asked this leader for records. */
    private static boolean followersFetch(Partition leader) {
        boolean all = true;
        for (Replica one : scala.jdk.javaapi.CollectionConverters.asJava(leader.remoteReplicas())) {
            boolean inSync = leader.inSyncReplicaIds().contains(one.brokerId());
            all &= !inSync || one.stateSnapshot().logEndOffset() >= 0;
        }
        return all;
    }

    private Map<String, Object> dump(TopicPartition partition) throws Exception {
        scala.Option<UnifiedLog> found = replicas.getLog(partition);
        if (found.isEmpty()) return Map.of("error", "no log");
        UnifiedLog log = found.get();
        List<Object> batches = new ArrayList<>();
        for (LogSegment segment : log.logSegments()) {
            for (RecordBatch batch : segment.log().batches()) {
                if (batch.lastOffset() >= log.logStartOffset()) batches.add(describe(batch));
            }
        }
        List<Object> producers = new ArrayList<>();
        for (ProducerStateEntry entry : log.producerStateManager().activeProducers().values()) {
            producers.add(describe(entry));
        }
        Map<String, Object> dump = new LinkedHashMap<>(ends(partition));
        dump.put("batches", batches);
        dump.put("producers", producers);
        return dump;
    }

    private static Map<String, Object> describe(RecordBatch batch) {
        List<String> values = new ArrayList<>();
        for (Record record : batch) {
            if (batch.isControlBatch()) {
                values.add(ControlRecordType.parse(record.key()).name());
                continue;
            }
            values.add(record.hasValue() ? StandardCharsets.UTF_8.decode(record.value()).toString() : null);
        }
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("baseOffset", batch.baseOffset());
        one.put("lastOffset", batch.lastOffset());
        one.put("producerId", batch.producerId());
        one.put("producerEpoch", batch.producerEpoch());
        one.put("baseSequence", batch.baseSequence());
        one.put("leaderEpoch", batch.partitionLeaderEpoch());
        one.put("transactional", batch.isTransactional());
        one.put("control", batch.isControlBatch());
        one.put("values", values);
        return one;
    }

    /** How many markers the log holds. */
    private Map<String, Object> markers(TopicPartition partition) {
        int count = 0;
        scala.Option<UnifiedLog> found = replicas.getLog(partition);
        if (found.isDefined()) {
            for (LogSegment segment : found.get().logSegments()) {
                for (RecordBatch batch : segment.log().batches()) if (batch.isControlBatch()) count++;
            }
        }
        return Map.of("count", count);
    }

    private static Map<String, Object> describe(ProducerStateEntry entry) {
        List<Object> batches = new ArrayList<>();
        for (BatchMetadata batch : entry.batchMetadata()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("baseSequence", batch.firstSeq());
            one.put("lastSequence", batch.lastSeq());
            one.put("baseOffset", batch.firstOffset());
            batches.add(one);
        }
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("producerId", entry.producerId());
        row.put("producerEpoch", entry.producerEpoch());
        row.put("openFrom", entry.currentTxnFirstOffset().isPresent() ? entry.currentTxnFirstOffset().getAsLong() : -1);
        row.put("batches", batches);
        return row;
    }

    // ---- replication

    /** A new leader starts a follower's fetcher anew: whoever is to stand still is taken off again. */
    private void keepFetchersStopped() {
        Thread thread = new Thread(() -> {
            for (;;) {
                for (TopicPartition one : stopped) {
                    if (replicas.replicaFetcherManager().getFetcher(one).isDefined()) removeFetcher(one);
                }
                try {
                    Thread.sleep(2);
                } catch (InterruptedException interrupted) {
                    return;
                }
            }
        }, "keep-fetchers-stopped");
        thread.setDaemon(true);
        thread.start();
    }

    private void removeFetcher(TopicPartition partition) {
        Set<TopicPartition> one = Set.of(partition);
        replicas.replicaFetcherManager().removeFetcherForPartitions(
            scala.jdk.javaapi.CollectionConverters.asScala(one));
    }

    private Map<String, Object> stopFetch(TopicPartition partition) {
        stopped.add(partition);
        removeFetcher(partition);
        return Map.of("ok", true);
    }

    /** The topic is gone: one of the same name is fetched again. */
    private Map<String, Object> forgetStopped(TopicPartition partition) {
        stopped.remove(partition);
        return Map.of("ok", true);
    }

    private Map<String, Object> resumeFetch(TopicPartition partition, String endpoints) {
        if (!stopped.remove(partition)) return Map.of("ok", true);
        Partition local = replicas.onlinePartition(partition).get();
        scala.Option<Object> leader = local.leaderReplicaIdOpt();
        if (leader.isEmpty() || local.leaderIdIfLocal().isDefined()) return Map.of("ok", true);
        int id = (Integer) leader.get();
        for (String endpoint : endpoints.split(",")) {
            String[] parts = endpoint.split("=");
            if (Integer.parseInt(parts[0]) != id) continue;
            Map<TopicPartition, InitialFetchState> state = new HashMap<>();
            state.put(partition, new InitialFetchState(local.topicId(),
                new BrokerEndPoint(id, "127.0.0.1", Integer.parseInt(parts[1])),
                local.getLeaderEpoch(), local.log().get().logEndOffset()));
            replicas.replicaFetcherManager().addFetcherForPartitions(
                scala.jdk.javaapi.CollectionConverters.asScala(state));
        }
        return Map.of("ok", true);
    }

    /**
     * A replica that has lagged its way out of the ISR is not caught up; one that is put out by hand still is, and
     * Partition#maybeIncrementLeaderHW would wait for it to come back.
     */
    private static void forgetCaughtUp(Partition leader, int id) {
        leader.getReplica(id).get().resetReplicaState(
            System.currentTimeMillis(), leader.log().get().logEndOffset(), false, false);
    }

    /** What Partition#maybeShrinkIsr does with replicas that lag, for those that the scenario names. */
    private Map<String, Object> shrinkIsr(TopicPartition partition, String stay) throws Exception {
        Set<String> stays = Set.of(stay.split(","));
        Partition local = replicas.onlinePartition(partition).get();
        if (local.leaderIdIfLocal().isEmpty()) return Map.of("error", "not the leader");
        int leader = (Integer) local.leaderIdIfLocal().get();
        for (int attempt = 0; attempt < 100; attempt++) {
            if (local.partitionState() instanceof CommittedPartitionState state) {
                List<Object> leave = new ArrayList<>();
                for (Object one : state.isr()) {
                    int id = (Integer) one;
                    if (id != leader && !stays.contains(String.valueOf(id))) leave.add(id);
                }
                if (leave.isEmpty()) return Map.of("ok", true);
                scala.collection.immutable.Set<Object> ids =
                    scala.jdk.javaapi.CollectionConverters.asScala(leave).toSet();
                Method submit = Partition.class.getDeclaredMethod("submitAlterPartition", PendingPartitionChange.class);
                submit.setAccessible(true);
                Object pending = local.prepareIsrShrink(state, ids);
                ((java.util.concurrent.CompletableFuture<?>) submit.invoke(local, pending)).get();
                for (Object id : leave) forgetCaughtUp(local, (Integer) id);
                return Map.of("ok", true);
            }
            Thread.sleep(5);
        }
        return Map.of("error", "an ISR change stayed pending");
    }
}
