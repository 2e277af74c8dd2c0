package retrylab;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;

/** A KRaft cluster on loopback: one controller and the brokers 1 to 3, each a process of its own. */
final class Cluster implements AutoCloseable {
    private static final int CONTROLLER = 3000;
    static final List<Integer> BROKERS = List.of(1, 2, 3);

    private final Path folder;
    private final Map<String, String> brokerConfig;
    private final int transactionVersion;
    private final Map<Integer, Integer> clientPorts = new HashMap<>();
    private final Map<Integer, Integer> internalPorts = new HashMap<>();
    private final Map<Integer, Integer> proxyPorts = new HashMap<>();
    private final int controllerPort = freePort();
    private final String clusterId = Uuid.randomUuid().toString();
    private final Map<Integer, BrokerProcess> processes = new ConcurrentHashMap<>();
    private Admin admin;

    /** `transactionVersion`: the level of the feature transaction.version, 1 or 2. */
    Cluster(Map<String, String> brokerConfig, int transactionVersion) throws Exception {
        this.transactionVersion = transactionVersion;
        this.folder = Files.createTempDirectory("retrylab-cluster");
        this.brokerConfig = brokerConfig;
        for (int id : BROKERS) {
            clientPorts.put(id, freePort());
            internalPorts.put(id, freePort());
            proxyPorts.put(id, freePort());
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::end));
        format(CONTROLLER);
        for (int id : BROKERS) format(id);
        try {
            launch(CONTROLLER);
            for (int id : BROKERS) launch(id);
            processes.get(CONTROLLER).awaitReady();
            for (int id : BROKERS) processes.get(id).awaitReady();
        } catch (Exception failed) {
            end();
            throw failed;
        }
        admin = Admin.create(Map.of("bootstrap.servers", internalBootstrap()));
    }

    /** Below the ports that the system gives to those who connect: nobody takes it before its broker is up. */
    private static int freePort() {
        for (int attempt = 0; ; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(12_000, 32_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                if (attempt == 100) throw new IllegalStateException(taken);
            }
        }
    }

    private Path dataOf(int id) {
        return folder.resolve("data-" + id);
    }

    private Path propertiesOf(int id) throws IOException {
        Properties p = new Properties();
        p.put("node.id", String.valueOf(id));
        p.put("log.dirs", dataOf(id).toString());
        p.put("controller.quorum.voters", CONTROLLER + "@127.0.0.1:" + controllerPort);
        p.put("controller.listener.names", "CONTROLLER");
        p.put("listener.security.protocol.map", "CLIENT:PLAINTEXT,INTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT");
        if (id == CONTROLLER) {
            p.put("process.roles", "controller");
            p.put("listeners", "CONTROLLER://127.0.0.1:" + controllerPort);
        } else {
            p.put("process.roles", "broker");
            p.put("listeners", "CLIENT://127.0.0.1:" + clientPorts.get(id)
                + ",INTERNAL://127.0.0.1:" + internalPorts.get(id));
            p.put("advertised.listeners", "CLIENT://127.0.0.1:" + proxyPorts.get(id)
                + ",INTERNAL://127.0.0.1:" + internalPorts.get(id));
            p.put("inter.broker.listener.name", "INTERNAL");
        }
        p.put("broker.heartbeat.interval.ms", "500");
        p.put("num.network.threads", "2");
        p.put("num.io.threads", "4");
        p.put("background.threads", "2");
        p.put("auto.create.topics.enable", "false");
        p.put("auto.leader.rebalance.enable", "false");
        p.put("offsets.topic.replication.factor", "1");
        p.put("offsets.topic.num.partitions", "1");
        p.put("transaction.state.log.replication.factor", "1");
        p.put("transaction.state.log.min.isr", "1");
        p.put("transaction.state.log.num.partitions", "1");
        p.put("log.segment.bytes", "16777216");
        p.put("log.index.size.max.bytes", "65536");
        p.put("log.cleaner.dedupe.buffer.size", "1048577");
        p.put("log.cleaner.enable", "true");
        p.putAll(brokerConfig);
        Path file = folder.resolve("node-" + id + ".properties");
        try (OutputStream out = Files.newOutputStream(file)) {
            p.store(out, null);
        }
        return file;
    }

    private void format(int id) throws IOException {
        int code = StorageTool.execute(
            new String[] {"format", "-t", clusterId, "-c", propertiesOf(id).toString(), "--ignore-formatted",
                "--feature", "transaction.version=" + transactionVersion},
            new PrintStream(OutputStream.nullOutputStream()));
        if (code != 0) throw new IOException("cannot format the storage of node " + id);
    }

    private void launch(int id) throws Exception {
        // one whose start was given up must not stay behind
        BrokerProcess before = processes.get(id);
        if (before != null) before.kill();
        processes.put(id, new BrokerProcess(folder.resolve("node-" + id + ".properties"),
            folder.resolve("node-" + id + ".log")));
    }

    Path folder() {
        return folder;
    }

    int clientPort(int id) {
        return clientPorts.get(id);
    }

    int proxyPort(int id) {
        return proxyPorts.get(id);
    }

    Admin admin() {
        return admin;
    }

    /** Addresses that no proxy stands before: for the admin and the consumers. */
    String internalBootstrap() {
        return bootstrap(internalPorts);
    }

    String proxyBootstrap() {
        return bootstrap(proxyPorts);
    }

    private static String bootstrap(Map<Integer, Integer> ports) {
        return BROKERS.stream().map(id -> "127.0.0.1:" + ports.get(id)).collect(Collectors.joining(","));
    }

    String internalEndpoints() {
        return BROKERS.stream().map(id -> id + "=" + internalPorts.get(id)).collect(Collectors.joining(","));
    }

    boolean isUp(int id) {
        BrokerProcess process = processes.get(id);
        return process != null && process.isReady();
    }

    JsonNode ask(int id, String command) throws Exception {
        JsonNode answer = processes.get(id).ask(command);
        if (answer.has("error")) throw new IllegalStateException(command + ": " + answer.get("error").asText());
        return answer;
    }

    /** SIGKILL; with `diskLost` what stood on its disk is gone as well. */
    void crash(int id, boolean diskLost) throws Exception {
        processes.get(id).kill();
        if (diskLost) {
            delete(dataOf(id));
            format(id);
        }
    }

    void stop(int id) throws Exception {
        processes.get(id).stop();
    }

    /** Starts it again on its old data; returns when it takes requests. */
    void start(int id) throws Exception {
        launch(id);
        processes.get(id).awaitReady();
    }

    private void killAll() {
        for (BrokerProcess one : processes.values()) {
            try {
                one.kill();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void end() {
        killAll();
        try {
            delete(folder);
        } catch (IOException error) {
            error.printStackTrace();
        }
    }

    @Override
    public void close() {
        admin.close(java.time.Duration.ofSeconds(1));
        end();
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path one : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(one);
        }
    }
}
