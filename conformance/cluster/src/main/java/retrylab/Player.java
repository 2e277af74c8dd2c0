package retrylab;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.OutputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.serialization.StringSerializer;

/** Plays one scenario on the cluster and writes down what can be seen of it. */
final class Player implements Application.Listener, Proxy.Listener, Member.Listener {
    private static int runs;

    private final Cluster cluster;
    private final JsonNode scenario;
    private final long endMs;
    private final Wire.Topics topics = new Wire.Topics();
    /** Leader of each partition as the run knows it, for faults that name no connection. */
    private final Map<String, Integer> leaders = new ConcurrentHashMap<>();
    private final Observations seen = new Observations();
    private final Map<String, Application> applications = new LinkedHashMap<>();
    private final List<Reader> readers = new ArrayList<>();
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final Map<String, List<Undecided>> undecided = new ConcurrentHashMap<>();
    private final Set<String> decided = ConcurrentHashMap.newKeySet();
    private final List<Integer> down = Collections.synchronizedList(new ArrayList<>());
    private final Lateness lateness = new Lateness();
    private Transactions transactions;
    private Proxy proxy;
    private Faults faults;
    private final Gates clock;
    private final JsonNode faultGates;
    private final long slowestAnswerMs;
    private final Set<String> recordsSent = ConcurrentHashMap.newKeySet();
    private volatile boolean over;

    private record Undecided(Proxy.Message message, Wire.Batch batch, long endBefore) {}

    Player(Cluster cluster, JsonNode plan) {
        this.cluster = cluster;
        this.scenario = plan.get("scenario");
        this.endMs = plan.get("endMs").asLong();
        this.faultGates = plan.get("faultGates");
        this.slowestAnswerMs = plan.get("slowestAnswerMs").asLong(Long.MAX_VALUE / 2);
        this.clock = new Gates(scenario.get("id").asText(), plan.get("gates"));
    }

    Map<String, Object> play() throws Exception {
        int run = ++runs;
        String warmTopic = "warm-" + run;
        createTopics(warmTopic);
        transactions = new Transactions(cluster, scenario, run);
        transactions.prepare(warmTopic, ints(scenario.get("brokers")));
        JsonNode network = scenario.get("network");
        proxy = new Proxy(cluster, network.get("flightMs").asLong(), network.get("disconnectMs").asLong(), this);
        faults = new Faults(scenario.get("interventions"), faultGates, clock, proxy.lock(), this::act);
        try {
            for (int id : Cluster.BROKERS) proxy.open(id);
            Application.Setting setting = new Application.Setting(topics.names, warmTopic,
                leaders.values().stream().map(id -> id - 1).collect(Collectors.toSet()), cluster.proxyBootstrap(), transactions);
            for (JsonNode one : scenario.get("consumers")) {
                if (one.get("group").isNull()) readers.add(new Reader(one, cluster.internalBootstrap(), this::read));
            }
            startMembers();
            for (JsonNode one : scenario.get("producers")) {
                Application application = new Application(one, setting, this);
                if (application.build(true)) applications.put(application.id, application);
            }
            faults.before();
            start("metadata", this::watchMetadata);
            lateness.start(Cluster.BROKERS, this::ping);
            clock.start(System.nanoTime() + 30_000_000);
            faults.start();
            for (Application one : applications.values()) one.start(clock);
            start("hand-fed", this::feedByHand);
            start("decisions", this::watchDecisions);
            if (transactions.hasIds()) start("markers", this::watchMarkers);
            awaitEnd();
            return describe();
        } finally {
            over = true;
            lateness.close();
            for (Application one : applications.values()) one.end();
            for (Reader one : readers) one.end();
            for (Member one : members.values()) one.end();
            faults.close();
            proxy.close();
            for (int id : new ArrayList<>(down)) cluster.start(id);
            transactions.end();
            List<String> all = new ArrayList<>(topics.names);
            all.add(warmTopic);
            deleteTopics(all);
        }
    }

    /** How long the machine has kept the run waiting at most. */
    long lateMs() {
        return lateness.worstMs();
    }

    private void ping(int broker) throws Exception {
        if (down.contains(broker)) throw new IllegalStateException("it is down");
        cluster.ask(broker, "ends " + words(leaders.keySet().iterator().next()));
    }

    private void start(String name, Runnable body) {
        Thread thread = new Thread(body, name);
        thread.setDaemon(true);
        thread.start();
    }

    // ---- consumers in groups

    /** Each is in its group and has its partitions before time starts. */
    private void startMembers() throws Exception {
        Map<String, Member.Inbox> inboxes = new HashMap<>();
        for (JsonNode one : scenario.get("consumers")) {
            JsonNode group = one.get("group");
            if (group.isNull()) continue;
            String id = group.get("id").asText();
            Member.Inbox inbox = inboxes.computeIfAbsent(id, key -> new Member.Inbox(group.get("inbox"), clock));
            Member member = new Member(one, transactions.real(id), cluster.internalBootstrap(), inbox, this);
            members.put(member.id, member);
            member.start();
        }
        for (int attempt = 0; attempt < 1200 && !areSettled(); attempt++) Thread.sleep(50);
    }

    private boolean areSettled() {
        long given = members.values().stream().mapToLong(one -> one.assigned().size()).sum();
        long wanted = 0;
        for (JsonNode topic : scenario.get("topics")) {
            boolean read = members.values().stream().anyMatch(one -> one.reads(topic.get("name").asText()));
            if (read) wanted += topic.get("partitions").asInt();
        }
        long quiet = System.nanoTime() - members.values().stream().mapToLong(Member::assignedNanos).max().orElse(0);
        return given == wanted && (members.size() < 2 || quiet > 4_000_000_000L);
    }

    @Override
    public void member(String moment, String consumer, String partition, List<String> records) {
        clock.count(moment + " " + consumer);
        synchronized (proxy.lock()) {
            faults.happened(new Faults.Event(List.of(moment), null, List.of(partition), records, null, null));
        }
    }

    private boolean actOnMember(JsonNode fault) throws Exception {
        Member member = members.get(fault.get("consumer").asText());
        switch (fault.get("do").asText()) {
            case "crashConsumer" -> {
                if (!member.crash()) return false;
                tellOfBroker("consumerStopped");
                return true;
            }
            case "restartConsumer" -> {
                if (!member.isDead()) return false;
                member.start();
                tellOfBroker("consumerStarted");
                return true;
            }
            case "pauseConsumer" -> {
                if (!member.signal("STOP")) return false;
                tellOfBroker("consumerStopped");
                start("wake", () -> {
                    pause(fault.get("forMs").asLong());
                    try {
                        if (member.signal("CONT")) tellOfBroker("consumerStarted");
                    } catch (Exception gone) {
                        gone.printStackTrace();
                    }
                });
                return true;
            }
            default -> throw new IllegalArgumentException(fault.get("do").asText());
        }
    }

    // ---- topics

    private void createTopics(String warmTopic) throws Exception {
        List<Integer> brokers = ints(scenario.get("brokers"));
        List<NewTopic> fresh = new ArrayList<>();
        Map<Integer, List<Integer>> warm = new TreeMap<>();
        for (int id : Cluster.BROKERS) {
            // a client asks for metadata again and again while one of its topics has no leader
            warm.put(id - 1, IntStream.range(0, 3).mapToObj(nth -> (id - 1 + nth) % 3 + 1).toList());
        }
        fresh.add(new NewTopic(warmTopic, warm).configs(Map.of("min.insync.replicas", "1")));
        for (JsonNode topic : scenario.get("topics")) {
            String name = topic.get("name").asText();
            topics.names.add(name);
            int factor = topic.get("replicationFactor").isNull() ? Math.min(3, brokers.size())
                : topic.get("replicationFactor").asInt();
            Map<Integer, List<Integer>> assignment = new TreeMap<>();
            for (int partition = 0; partition < topic.get("partitions").asInt(); partition++) {
                int leader = topic.get("leaders").isNull() ? brokers.get(partition % brokers.size())
                    : topic.get("leaders").get(partition).asInt();
                int at = brokers.indexOf(leader);
                assignment.put(partition, IntStream.range(0, factor)
                    .mapToObj(nth -> brokers.get((at + nth) % brokers.size())).toList());
                leaders.put(name + "-" + partition, leader);
            }
            Map<String, String> configs = new HashMap<>();
            topic.get("config").properties().forEach(one -> configs.put(one.getKey(), one.getValue().asText()));
            fresh.add(new NewTopic(name, assignment).configs(configs));
        }
        cluster.admin().createTopics(fresh).all().get(30, TimeUnit.SECONDS);
        awaitTopics(fresh.stream().map(NewTopic::name).toList());
        for (JsonNode topic : scenario.get("topics")) fillUp(topic);
    }

    /** Gone everywhere, so that the next run can have topics of the same names. */
    private void deleteTopics(List<String> names) throws Exception {
        cluster.admin().deleteTopics(names).all().get(30, TimeUnit.SECONDS);
        for (String partition : leaders.keySet()) {
            for (int id : Cluster.BROKERS) {
                cluster.ask(id, "forgetStopped " + words(partition));
                while (cluster.ask(id, "ends " + words(partition)).get("logEndOffset").asLong() >= 0) pause(20);
            }
        }
    }

    private void awaitTopics(List<String> names) throws Exception {
        for (int attempt = 0; attempt < 400; attempt++) {
            Map<String, TopicDescription> found;
            try {
                found = cluster.admin().describeTopics(names).allTopicNames().get(10, TimeUnit.SECONDS);
            } catch (java.util.concurrent.ExecutionException notYet) {
                Thread.sleep(25);
                continue;
            }
            boolean ready = true;
            for (TopicDescription topic : found.values()) {
                if (topics.names.contains(topic.name())) topics.byId.put(topic.topicId(), topic.name());
                for (TopicPartitionInfo one : topic.partitions()) {
                    ready &= one.isr().size() == one.replicas().size() && one.leader() != null
                        && cluster.ask(one.leader().id(), "ends " + topic.name() + " " + one.partition())
                            .path("followersFetch").asBoolean();
                    for (org.apache.kafka.common.Node replica : one.replicas()) {
                        ready &= cluster.ask(replica.id(), "ends " + topic.name() + " " + one.partition())
                            .get("logEndOffset").asLong() >= 0;
                    }
                }
            }
            if (ready) return;
            Thread.sleep(25);
        }
        throw new IllegalStateException("the topics are not there");
    }

    /** First offset of the logs: what came before is written and removed again. */
    private void fillUp(JsonNode topic) throws Exception {
        long startOffset = topic.get("startOffset").asLong();
        if (startOffset == 0) return;
        String name = topic.get("name").asText();
        Map<String, Object> config = Map.of("bootstrap.servers", cluster.internalBootstrap(),
            "enable.idempotence", "false", "key.serializer", StringSerializer.class.getName(),
            "value.serializer", StringSerializer.class.getName());
        Map<TopicPartition, RecordsToDelete> before = new HashMap<>();
        try (KafkaProducer<String, String> filler = new KafkaProducer<>(config)) {
            for (int partition = 0; partition < topic.get("partitions").asInt(); partition++) {
                for (long n = 0; n < startOffset; n++) filler.send(new ProducerRecord<>(name, partition, null, "before"));
                before.put(new TopicPartition(name, partition), RecordsToDelete.beforeOffset(startOffset));
            }
        }
        cluster.admin().deleteRecords(before).all().get(30, TimeUnit.SECONDS);
    }

    // ---- requests written by hand

    private void feedByHand() {
        List<JsonNode> requests = StreamSupport.stream(scenario.get("handFed").spliterator(), false)
            .sorted((a, b) -> Long.compare(a.get("at").asLong(), b.get("at").asLong())).toList();
        Map<Integer, Socket> sockets = new HashMap<>();
        int correlation = 0;
        try {
            for (JsonNode one : requests) {
                clock.sleepUntil(one.get("at").asLong());
                if (over) return;
                String topic = one.get("topic").asText();
                int partition = one.get("partition").asInt();
                int leader = leaders.get(topic + "-" + partition);
                Socket socket = sockets.get(leader);
                if (socket == null || socket.isClosed()) {
                    socket = Wire.connect(cluster.proxyPort(leader));
                    sockets.put(leader, socket);
                    Socket opened = socket;
                    start("hand-answers", () -> drain(opened));
                }
                List<String> values = new ArrayList<>();
                one.get("values").forEach(value -> values.add(value.asText()));
                OutputStream out = socket.getOutputStream();
                out.write(Wire.handRequest("hand", correlation++, topic, partition,
                    realProducerId(one.get("producerId").asLong()), (short) one.get("producerEpoch").asInt(),
                    one.get("baseSequence").asInt(), values));
                out.flush();
            }
        } catch (Exception error) {
            error.printStackTrace();
        }
    }

    /** Reads until the other end closes, and closes this end too. The proxy has the answers. */
    private static void drain(Socket socket) {
        try (socket) {
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (java.io.IOException gone) {
            // closed all the same
        }
    }

    /** The id that the cluster gave where the scenario speaks of the one that it gives to a producer. */
    private long realProducerId(long id) {
        int index = 0;
        for (JsonNode one : scenario.get("producers")) {
            long given = one.get("producerId").isNull() ? 4001 + index : one.get("producerId").asLong();
            index++;
            if (given == id) return seenProducerIds.getOrDefault(one.get("id").asText(), id);
        }
        return id;
    }

    private final Map<String, Long> seenProducerIds = new ConcurrentHashMap<>();

    // ---- what is seen on the wire, with the lock held

    @Override
    public boolean watches(RequestHeader header) {
        if (header.apiKey() == ApiKeys.PRODUCE) return true;
        Application application = applications.get(header.clientId());
        return application != null && application.isTransactional() && Calls.isCall(header.apiKey());
    }

    @Override
    public void requestSent(Proxy.Message message) {
        if (!message.isProduce()) {
            Observations.Exchange exchange = seen.request(message.connection, Calls.readRequest(message, topics));
            message.attachment = exchange;
            happened(message, exchange, List.of("requestSent"), message);
            return;
        }
        Wire.Produce request = Wire.readRequest(message, topics);
        if (request.batches().isEmpty()) return;
        for (Wire.Batch one : request.batches()) {
            if (one.producerId() >= 0) seenProducerIds.putIfAbsent(message.connection.client, one.producerId());
        }
        Observations.Exchange exchange = seen.request(message.connection, request);
        message.attachment = exchange;
        clock.count("requestSent " + message.connection.client);
        for (String value : exchange.records) {
            String record = message.connection.client + " " + value;
            if (recordsSent.add(record)) clock.count("recordSent " + message.connection.client);
        }
        happened(message, exchange, List.of("requestSent", "batchDrained"), message);
    }

    @Override
    public void requestArrived(Proxy.Message message) {
        if (message.attachment == null) return;
        Observations.Exchange exchange = (Observations.Exchange) message.attachment;
        exchange.arrivedNanos = System.nanoTime();
        happened(message, exchange, List.of("requestArrived"), message);
        if (exchange.call != null || !faults.waitsFor(DECISIONS)) return;
        for (Wire.Batch one : exchange.request.batches()) {
            undecided.computeIfAbsent(one.partition(), key -> Collections.synchronizedList(new ArrayList<>()))
                .add(new Undecided(message, one, -1));
        }
    }

    @Override
    public void responseSent(Proxy.Message message) {
        if (message.request == null || message.request.attachment == null) return;
        Observations.Exchange exchange = (Observations.Exchange) message.request.attachment;
        if (exchange.arrivedNanos > 0) lateness.answered((System.nanoTime() - exchange.arrivedNanos) / 1_000_000 - slowestAnswerMs);
        if (exchange.call != null) {
            exchange.callAnswer = Calls.readResponse(message);
            if (message.connection.open) happened(message.request, exchange, List.of("responseSent"), message);
            return;
        }
        exchange.answer = Wire.readResponse(message, topics);
        for (Wire.Answer one : exchange.answer) {
            boolean appended = one.error().equals("NONE") && one.baseOffset() >= 0;
            decided(message.request, exchange, one.partition(), appended);
        }
        if (message.connection.open) happened(message.request, exchange, List.of("responseSent"), message);
    }

    @Override
    public void responseArrived(Proxy.Message message) {
        if (message.request == null || message.request.attachment == null) return;
        Observations.Exchange exchange = (Observations.Exchange) message.request.attachment;
        exchange.delivered = true;
        if (exchange.call != null && !exchange.call.api().equals("FindCoordinator")
                && !exchange.callAnswer.error().equals(AGAIN)) {
            clock.count("called " + message.connection.client);
        }
        if (exchange.call == null && exchange.answer.stream().noneMatch(one -> one.error().equals(AGAIN))) {
            clock.count("responseArrived " + message.connection.client);
        }
        happened(message.request, exchange, List.of("responseArrived"), message);
    }

    @Override
    public void closed(Proxy.Connection connection) {
        if (connection.client == null) return;
        List<String> moments = List.of("connectionLost", "requestFailed", "batchReenqueued");
        long after = scenario.get("network").get("disconnectMs").asLong();
        start("connection-lost", () -> {
            pause(after + 1);
            synchronized (proxy.lock()) {
                for (String moment : moments) {
                    faults.happened(new Faults.Event(List.of(moment), connection.client, List.of(), List.of(),
                        connection, null));
                }
            }
        });
    }

    private void happened(Proxy.Message request, Observations.Exchange exchange, List<String> moments,
            Proxy.Message message) {
        List<String> partitions = exchange.request.batches().stream().map(Wire.Batch::partition).toList();
        for (String moment : moments) {
            faults.happened(new Faults.Event(List.of(moment), request.connection.client, partitions,
                exchange.records, request.connection, message, exchange.api()));
        }
    }

    /** The leader has judged a batch: told once, by its answer or by its log, whichever is seen first. */
    private void decided(Proxy.Message request, Observations.Exchange exchange, String partition, boolean appended) {
        String key = System.identityHashCode(request) + "/" + partition;
        if (!decided.add(key)) return;
        List<Undecided> waiting = undecided.get(partition);
        if (waiting != null && !appended) waiting.removeIf(one -> one.message() == request);
        List<String> records = exchange.request.batches().stream().filter(one -> one.partition().equals(partition))
            .flatMap(one -> one.values().stream()).toList();
        faults.happened(new Faults.Event(appended ? List.of("batchDecided", "appended") : List.of("batchDecided"),
            request.connection.client, List.of(partition), records, request.connection, request));
    }

    /** How often it comes depends on the machine. */
    private static final String AGAIN = "CONCURRENT_TRANSACTIONS";
    private static final List<String> DECISIONS = List.of("batchDecided", "appended", "highWatermarkAdvanced");

    private record Written(long lastOffset, List<String> records) {}

    /** A leader's log grows before its answer is there: looked at only while a fault waits for that. */
    private void watchDecisions() {
        Map<String, Long> ends = new HashMap<>();
        Map<String, List<Written>> uncommitted = new HashMap<>();
        while (!over) {
            boolean waits;
            synchronized (proxy.lock()) {
                waits = faults.waitsFor(DECISIONS);
            }
            if (!waits) {
                pause(5);
                continue;
            }
            for (Map.Entry<String, Integer> one : leaders.entrySet()) {
                JsonNode now = endsOf(one.getKey(), one.getValue());
                if (now == null) continue;
                long end = now.get("logEndOffset").asLong();
                List<Written> written = uncommitted.computeIfAbsent(one.getKey(), key -> new ArrayList<>());
                commit(one.getKey(), written, now.get("highWatermark").asLong());
                Long before = ends.put(one.getKey(), end);
                if (before == null || end <= before) continue;
                synchronized (proxy.lock()) {
                    List<Undecided> waiting = undecided.getOrDefault(one.getKey(), List.of());
                    long at = before;
                    while (at < end && !waiting.isEmpty()) {
                        Undecided first = waiting.get(0);
                        at += first.batch().values().size();
                        written.add(new Written(at - 1, first.batch().values()));
                        decided(first.message(), (Observations.Exchange) first.message().attachment, one.getKey(), true);
                        waiting.remove(first);
                    }
                }
            }
            pause(1);
        }
    }

    private static final List<String> OF_MARKERS = List.of("markerWritten");

    /** Markers are written by the coordinator, which no proxy sees: looked for only while a fault waits for one. */
    private void watchMarkers() {
        Map<String, Integer> counts = new HashMap<>();
        while (!over) {
            for (Map.Entry<String, Integer> one : leaders.entrySet()) {
                if (!faults.waitsFor(OF_MARKERS)) break;
                int now;
                try {
                    now = cluster.ask(one.getValue(), "markers " + words(one.getKey())).get("count").asInt();
                } catch (Exception gone) {
                    continue;
                }
                int before = counts.getOrDefault(one.getKey(), 0);
                counts.put(one.getKey(), now);
                synchronized (proxy.lock()) {
                    for (int nth = before; nth < now; nth++) {
                        faults.happened(new Faults.Event(OF_MARKERS, null, List.of(one.getKey()), List.of(), null, null));
                    }
                }
            }
            pause(2);
        }
    }

    private void commit(String partition, List<Written> written, long highWatermark) {
        while (!written.isEmpty() && written.get(0).lastOffset() < highWatermark) {
            List<String> records = written.remove(0).records();
            synchronized (proxy.lock()) {
                faults.happened(new Faults.Event(List.of("highWatermarkAdvanced"), null, List.of(partition), records,
                    null, null));
            }
        }
    }

    private JsonNode endsOf(String partition, int leader) {
        try {
            return cluster.ask(leader, "ends " + words(partition));
        } catch (Exception gone) {
            return null;
        }
    }

    private String words(String partition) {
        int dash = partition.lastIndexOf('-');
        return partition.substring(0, dash) + " " + partition.substring(dash + 1);
    }

    /** Leaders and ISRs, as the controller tells them. */
    private void watchMetadata() {
        Map<String, String> before = new HashMap<>();
        while (!over) {
            try {
                Map<String, TopicDescription> found = cluster.admin().describeTopics(topics.names)
                    .allTopicNames().get(2, TimeUnit.SECONDS);
                for (TopicDescription topic : found.values()) {
                    for (TopicPartitionInfo one : topic.partitions()) {
                        compare(topic.name() + "-" + one.partition(), one, before);
                    }
                }
            } catch (Exception later) {
                // a broker is down: the next look will do
            }
            pause(faults.waitsFor(List.of("leaderElected", "isrChanged")) ? 10 : 50);
        }
    }

    private void compare(String partition, TopicPartitionInfo now, Map<String, String> before) {
        int leader = now.leader() == null ? -1 : now.leader().id();
        if (leader > 0) leaders.put(partition, leader);
        clock.partition(partition, leader, now.isr().stream().map(one -> one.id()).sorted().toList());
        String isr = now.isr().stream().map(one -> one.idString()).sorted().collect(Collectors.joining(","));
        String lastLeader = before.put(partition + " leader", String.valueOf(leader));
        String lastIsr = before.put(partition + " isr", isr);
        synchronized (proxy.lock()) {
            if (lastLeader != null && !lastLeader.equals(String.valueOf(leader))) {
                faults.happened(new Faults.Event(List.of("leaderElected"), null, List.of(partition), List.of(), null, null));
            }
            if (lastIsr != null && !lastIsr.equals(isr)) {
                faults.happened(new Faults.Event(List.of("isrChanged"), null, List.of(partition), List.of(), null, null));
            }
        }
    }

    // ---- what the applications tell

    @Override
    public void appended(Application app, String value, String partition) {
        tell("recordAppended", app, value, partition);
    }

    @Override
    public void completed(Application app, String value, String partition, long offset, Exception error) {
        seen.callback(app.id, value, partition, offset, error);
        clock.count("sendCompleted " + app.id);
        tell("sendCompleted", app, value, partition);
        if (error instanceof org.apache.kafka.common.errors.TimeoutException) tell("batchExpired", app, value, partition);
    }

    @Override
    public void configRejected(Application app, Exception error) {
        seen.rejected(app.id, error);
    }

    @Override
    public void threw(Application app, String value, Exception error) {
        // what is thrown reaches no callback
    }

    @Override
    public void happened(Application app, String moment) {
        synchronized (proxy.lock()) {
            faults.happened(Faults.Event.of(moment, app.id));
        }
        faults.awaitAtOnce();
    }

    @Override
    public void returned(Application app, String call, Exception error) {
        seen.returned(app.id, call, error, error == null ? null : transactions.asInScenario(error.getMessage()));
        clock.count("transactionReturned " + app.id);
        happened(app, "transactionReturned");
    }

    private void read(String consumer, String partition, List<String> values) {
        clock.count("read " + consumer, values.size());
        synchronized (proxy.lock()) {
            faults.happened(new Faults.Event(List.of("recordsRead"), null, List.of(partition), values, null, null));
        }
        faults.awaitAtOnce();
    }

    private void tell(String moment, Application app, String value, String partition) {
        synchronized (proxy.lock()) {
            Integer leader = partition == null ? null : leaders.get(partition);
            Proxy.Connection connection = leader == null ? null : proxy.newest(app.id, leader);
            faults.happened(new Faults.Event(List.of(moment), app.id,
                partition == null ? List.of() : List.of(partition), List.of(value), connection, null));
        }
        faults.awaitAtOnce();
    }

    // ---- faults

    private boolean act(JsonNode fault, Faults.Event event) throws Exception {
        if (Faults.isOfConnection(fault)) return actOnConnection(fault, event);
        if (Faults.isOfConsumer(fault)) return actOnMember(fault);
        int broker = fault.has("broker") ? fault.get("broker").asInt() : -1;
        switch (fault.get("do").asText()) {
            case "crashBroker", "stopBroker" -> {
                if (down.contains(broker)) return false;
                proxy.shut(broker);
                down.add(broker);
                if (fault.get("do").asText().equals("stopBroker")) cluster.stop(broker);
                else cluster.crash(broker, fault.get("diskLost").asBoolean());
                tellOfBroker("brokerStopped");
                return true;
            }
            case "startBroker" -> {
                if (!down.contains(broker)) return false;
                cluster.start(broker);
                proxy.open(broker);
                down.remove((Integer) broker);
                tellOfBroker("brokerStarted");
                return true;
            }
            case "moveLeader" -> {
                return Leadership.move(cluster, realPartition(fault.get("partition").asText()), broker,
                    fault.get("unclean").asBoolean());
            }
            case "stopReplication", "resumeReplication" -> {
                boolean stop = fault.get("do").asText().equals("stopReplication");
                List<String> which = fault.get("partition").isNull() ? new ArrayList<>(leaders.keySet())
                    : List.of(fault.get("partition").asText());
                for (String one : which) {
                    if (stop) cluster.ask(broker, "stopFetch " + words(one));
                    else cluster.ask(broker, "resumeFetch " + words(one) + " " + cluster.internalEndpoints());
                }
                return true;
            }
            case "shrinkIsr" -> {
                String partition = fault.get("partition").asText();
                List<Integer> stay = ints(fault.get("isr"));
                for (int id : Cluster.BROKERS) {
                    if (!stay.contains(id) && id != leaders.get(partition) && !down.contains(id)) {
                        cluster.ask(id, "stopFetch " + words(partition));
                    }
                }
                cluster.ask(leaders.get(partition), "shrinkIsr " + words(partition) + " "
                    + stay.stream().map(String::valueOf).collect(Collectors.joining(",")));
                return true;
            }
            case "refuse" -> {
                proxy.shut(broker);
                start("refuse", () -> {
                    pause(fault.get("forMs").asLong());
                    try {
                        if (!over && !down.contains(broker)) proxy.open(broker);
                    } catch (java.io.IOException error) {
                        error.printStackTrace();
                    }
                });
                return true;
            }
            case "crash" -> {
                Application application = applications.get(fault.get("producer").asText());
                if (application == null || !application.crash()) return false;
                proxy.clientDied(application.id);
                happened(application, "producerCrashed");
                return true;
            }
            case "restart" -> {
                return applications.get(fault.get("producer").asText())
                    .restart(fault.get("resend").asText().equals("unacknowledged"));
            }
            default -> throw new IllegalArgumentException("Kafka has nothing like " + fault.get("do").asText());
        }
    }

    private void tellOfBroker(String moment) {
        synchronized (proxy.lock()) {
            faults.happened(Faults.Event.of(moment));
        }
    }

    private TopicPartition realPartition(String partition) {
        String[] words = words(partition).split(" ");
        return new TopicPartition(words[0], Integer.parseInt(words[1]));
    }

    private boolean actOnConnection(JsonNode fault, Faults.Event event) {
        Proxy.Connection connection = event == null || event.connection() == null ? connectionAt(fault.get("when"))
            : event.connection();
        if (fault.path("connection").isInt()) return releaseNumbered(fault, connection);
        if (connection == null || !connection.open) return false;
        Proxy.Message message = event == null ? null : event.message();
        switch (fault.get("do").asText()) {
            case "cut" -> connection.cut();
            case "hold" -> connection.holdRequests(message);
            case "stall" -> connection.stallResponses(message);
            case "release" -> connection.release();
            case "delay" -> connection.delay(message, fault.get("byMs").asLong());
            default -> throw new IllegalArgumentException(fault.get("do").asText());
        }
        return true;
    }

    /** One that the client may have closed long ago: what its socket had taken still arrives. */
    private boolean releaseNumbered(JsonNode fault, Proxy.Connection like) {
        JsonNode when = fault.get("when");
        String client = like != null ? like.client : clientAt(when);
        int broker = like != null ? like.broker : brokerAt(when);
        Proxy.Connection connection = proxy.nth(client, broker, fault.get("connection").asInt());
        return connection != null && connection.release();
    }

    private String clientAt(JsonNode when) {
        return when.path("producer").isTextual() ? when.get("producer").asText()
            : scenario.get("producers").get(0).get("id").asText();
    }

    private int brokerAt(JsonNode when) {
        String first = scenario.get("topics").get(0).get("name").asText() + "-0";
        return when.path("broker").isInt() ? when.get("broker").asInt() : leaders.get(first);
    }

    private Proxy.Connection connectionAt(JsonNode when) {
        if (!when.has("at")) return null;
        return proxy.newest(clientAt(when), brokerAt(when));
    }

    // ---- the end

    private void awaitEnd() throws Exception {
        clock.sleepUntil(endMs + 700);
        faults.awaitDue();
        long patience = System.nanoTime() + 20_000_000_000L;
        while (System.nanoTime() < patience && !applications.values().stream().allMatch(Application::isQuiet)) pause(20);
        for (Member member : members.values()) pause(member.nextCommitMs());
        awaitReplicas();
        awaitIsr();
        for (Map.Entry<String, Integer> one : leaders.entrySet()) {
            if (down.contains(one.getValue())) continue;
            JsonNode ends = cluster.ask(one.getValue(), "ends " + words(one.getKey()));
            long end = ends.get("highWatermark").asLong();
            if (end == ends.get("logStartOffset").asLong()) continue;
            for (Reader reader : readers) {
                reader.catchUp(one.getKey(), reader.readsCommitted() ? ends.get("lastStableOffset").asLong() : end);
            }
        }
        pause(200);
    }

    /** Followers that run and fetch come level with their leaders. */
    private void awaitReplicas() throws Exception {
        for (int attempt = 0; attempt < 60; attempt++) {
            boolean level = true;
            for (Map.Entry<String, Integer> one : leaders.entrySet()) {
                if (down.contains(one.getValue())) continue;
                JsonNode leader = cluster.ask(one.getValue(), "ends " + words(one.getKey()));
                for (int id : Cluster.BROKERS) {
                    if (down.contains(id)) continue;
                    JsonNode own = cluster.ask(id, "ends " + words(one.getKey()));
                    long end = own.get("logEndOffset").asLong();
                    if (end < 0) continue;
                    level &= end == leader.get("logEndOffset").asLong()
                        && own.get("highWatermark").asLong() == leader.get("highWatermark").asLong();
                }
            }
            if (level) return;
            pause(50);
        }
    }

    /** A follower that has come level joins the ISR a moment later: waits until no ISR changes any more. */
    private void awaitIsr() throws Exception {
        List<Object> before = List.of();
        for (int attempt = 0; attempt < 12; attempt++) {
            List<Object> now = new ArrayList<>();
            cluster.admin().describeTopics(topics.names).allTopicNames().get(10, TimeUnit.SECONDS).values()
                .forEach(topic -> topic.partitions().forEach(one -> now.add(one.isr())));
            if (now.equals(before)) return;
            before = now;
            pause(400);
        }
    }

    private Map<String, Object> describe() throws Exception {
        Map<String, Object> all = new LinkedHashMap<>(seen.describe());
        List<Object> partitions = new ArrayList<>();
        Map<String, TopicDescription> found = cluster.admin().describeTopics(topics.names)
            .allTopicNames().get(10, TimeUnit.SECONDS);
        for (String topic : topics.names) {
            for (TopicPartitionInfo one : found.get(topic).partitions()) {
                partitions.add(describe(topic + "-" + one.partition(), one));
            }
        }
        all.put("partitions", partitions);
        List<Object> consumed = new ArrayList<>();
        readers.forEach(one -> consumed.addAll(one.describe()));
        members.values().forEach(one -> consumed.addAll(one.describe()));
        all.put("consumed", consumed);
        transactions.describe(all);
        all.put("unfired", faults.unfired());
        return all;
    }

    private Map<String, Object> describe(String partition, TopicPartitionInfo info) throws Exception {
        List<Object> replicas = new ArrayList<>();
        for (org.apache.kafka.common.Node replica : info.replicas()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("broker", replica.id());
            if (!down.contains(replica.id())) one.put("log", cluster.ask(replica.id(), "dump " + words(partition)));
            replicas.add(one);
        }
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("partition", partition);
        one.put("leader", info.leader() == null ? -1 : info.leader().id());
        one.put("isr", info.isr().stream().map(node -> node.id()).sorted().toList());
        one.put("replicas", replicas);
        return one;
    }

    private static List<Integer> ints(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asInt).toList();
    }

    private static void pause(long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
