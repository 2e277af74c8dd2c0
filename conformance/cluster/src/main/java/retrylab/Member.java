package retrylab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * A consumer in a group: a process of its own (MemberMain), so that a crash is SIGKILL and a pause SIGSTOP, and the
 * books that its application keeps outside of it.
 */
final class Member {
    /** Told of what the process does, before it goes on. */
    interface Listener {
        void member(String moment, String consumer, String partition, List<String> records);
    }

    /** Business keys that the members of a group have dealt with. */
    static final class Inbox {
        private record Row(String key, long atMs) {}

        private final List<Row> rows = new ArrayList<>();
        private final JsonNode spec;
        private final Gates clock;

        Inbox(JsonNode spec, Gates clock) {
            this.spec = spec;
            this.clock = clock;
        }

        boolean isKept() {
            return !spec.isNull();
        }

        String order() {
            return spec.get("row").asText();
        }

        String keyOf(JsonNode record) {
            return switch (spec.get("by").asText()) {
                case "value" -> record.get("value").asText();
                case "key" -> record.get("key").isNull() ? "" : record.get("key").asText();
                default -> record.get("partition").asText() + "@" + record.get("offset").asText();
            };
        }

        synchronized boolean knows(String key) {
            prune();
            return rows.stream().anyMatch(one -> one.key().equals(key));
        }

        synchronized void add(String key) {
            rows.add(new Row(key, clock.now()));
            prune();
        }

        private void prune() {
            if (!spec.get("keepsMs").isNull()) {
                long oldest = clock.now() - spec.get("keepsMs").asLong();
                rows.removeIf(one -> one.atMs() <= oldest);
            }
            while (!spec.get("keeps").isNull() && rows.size() > spec.get("keeps").asInt()) rows.remove(0);
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    final String id;
    private final ObjectNode plan;
    private final Inbox inbox;
    private final Listener listener;
    private final TreeMap<String, List<Map<String, Object>>> ledger = new TreeMap<>();
    private volatile List<String> assigned = List.of();
    private volatile long assignedNanos;
    private Process process;

    Member(JsonNode spec, String groupId, String bootstrap, Inbox inbox, Listener listener) {
        this.id = spec.get("id").asText();
        this.plan = spec.deepCopy();
        plan.put("groupId", groupId);
        plan.put("bootstrap", bootstrap);
        this.inbox = inbox;
        this.listener = listener;
    }

    synchronized void start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx96m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
            "-cp", System.getProperty("java.class.path"), MemberMain.class.getName());
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        Process fresh = builder.start();
        process = fresh;
        PrintWriter words = new PrintWriter(fresh.getOutputStream(), true, StandardCharsets.UTF_8);
        words.println(JSON.writeValueAsString(plan));
        Thread reader = new Thread(() -> listen(fresh, words), "member-" + id);
        reader.setDaemon(true);
        reader.start();
    }

    private void listen(Process mine, PrintWriter words) {
        try (BufferedReader in = new BufferedReader(
            new InputStreamReader(mine.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                hear(mine, JSON.readTree(line));
                if (isAlive(mine)) words.println("go");
            }
        } catch (IOException gone) {
            // it was killed
        }
    }

    private synchronized boolean isAlive(Process mine) {
        return process == mine;
    }

    private void hear(Process mine, JsonNode line) {
        String what = line.get("what").asText();
        switch (what) {
            case "assigned" -> {
                List<String> partitions = new ArrayList<>();
                line.get("partitions").forEach(one -> partitions.add(one.asText()));
                assigned = partitions;
                assignedNanos = System.nanoTime();
                for (String one : partitions) listener.member("partitionsAssigned", id, one, List.of());
            }
            case "recordDue" -> deal(mine, line);
            default -> {
                List<String> records = new ArrayList<>();
                line.path("records").forEach(one -> records.add(one.asText()));
                listener.member(what, id, line.get("partition").asText(), records);
            }
        }
    }

    /** What the application does with a record: an effect, and perhaps a row in its inbox. */
    private void deal(Process mine, JsonNode record) {
        if (!inbox.isKept()) {
            act(record);
            return;
        }
        String key = inbox.keyOf(record);
        if (inbox.knows(key)) {
            tell("recordSkipped", record);
            return;
        }
        switch (inbox.order()) {
            case "with" -> {
                inbox.add(key);
                act(record);
            }
            case "before" -> {
                inbox.add(key);
                tell("inboxRowWritten", record);
                if (isAlive(mine)) act(record);
            }
            default -> {
                act(record);
                if (!isAlive(mine)) return;
                inbox.add(key);
                tell("inboxRowWritten", record);
            }
        }
    }

    private void act(JsonNode record) {
        synchronized (ledger) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("offset", record.get("offset").asLong());
            row.put("value", record.get("value").asText());
            ledger.computeIfAbsent(record.get("partition").asText(), one -> new ArrayList<>()).add(row);
        }
        tell("effectDone", record);
    }

    private void tell(String moment, JsonNode record) {
        listener.member(moment, id, record.get("partition").asText(), List.of(record.get("value").asText()));
    }

    boolean reads(String topic) {
        return plan.get("topic").asText().equals(topic);
    }

    /** How long its next automatic commit can be in coming; none is waited for that comes seldom. */
    long nextCommitMs() {
        JsonNode config = plan.get("group").get("config");
        long interval = config.path("auto.commit.interval.ms").asLong(5000);
        boolean commits = config.path("enable.auto.commit").asText("true").equals("true");
        return commits && interval <= 10_000 ? interval + 500 : 0;
    }

    List<String> assigned() {
        return assigned;
    }

    /** Since when it has had what it has. */
    long assignedNanos() {
        return assignedNanos;
    }

    /** False: it is dead already. What it has handed to its sockets still arrives. */
    synchronized boolean crash() {
        if (process == null) return false;
        process.destroyForcibly();
        process = null;
        return true;
    }

    synchronized boolean isDead() {
        return process == null;
    }

    synchronized boolean signal(String signal) throws IOException, InterruptedException {
        if (process == null) return false;
        return new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start().waitFor() == 0;
    }

    /** Its books: what it acted on, by partition. */
    List<Map<String, Object>> describe() {
        synchronized (ledger) {
            List<Map<String, Object>> all = new ArrayList<>();
            ledger.forEach((partition, records) -> {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("consumer", id);
                one.put("partition", partition);
                one.put("records", new ArrayList<>(records));
                all.add(one);
            });
            return all;
        }
    }

    void end() throws InterruptedException {
        Process last;
        synchronized (this) {
            last = process;
            process = null;
        }
        if (last != null) last.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }
}
