package retrylab;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The scenario's clock. It runs with the real one, and stands still before each thing that happens by time until what
 * comes well before it has been seen (gates.ts), so that a machine under load plays the same order.
 */
final class Gates {
    private final String scenario;
    private final List<JsonNode> gates = new ArrayList<>();
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();
    private final Map<String, String> states = new ConcurrentHashMap<>();
    private long startNanos;
    /** How long the clock has stood still. */
    private long lostNanos;
    private int next;
    private long waitingSince = -1;

    Gates(String scenario, JsonNode gates) {
        this.scenario = scenario;
        gates.forEach(this.gates::add);
    }

    synchronized void start(long startNanos) {
        this.startNanos = startNanos;
    }

    /** Something happened once more: `sendCompleted p1`. */
    void count(String what) {
        count(what, 1);
    }

    void count(String what, int times) {
        counts.merge(what, times, Integer::sum);
    }

    /** What has not happened often enough yet, or null. */
    String missing(JsonNode wanted) {
        for (Map.Entry<String, JsonNode> one : wanted.properties()) {
            if (counts.getOrDefault(one.getKey(), 0) < one.getValue().asInt()) return one.toString();
        }
        return null;
    }

    void partition(String partition, int leader, List<Integer> isr) {
        states.put(partition + " leader", String.valueOf(leader));
        states.put(partition + " isr", isr.toString());
    }

    /** Time of the scenario in ms. */
    synchronized long now() {
        for (;;) {
            long ran = System.nanoTime() - startNanos - lostNanos;
            if (next == gates.size()) return ran / 1_000_000;
            JsonNode gate = gates.get(next);
            long at = gate.get("at").asLong() * 1_000_000;
            if (ran < at) return ran / 1_000_000;
            if (waitingSince < 0) waitingSince = System.nanoTime();
            String missing = missingAt(gate);
            boolean patient = System.nanoTime() - waitingSince < gate.get("patienceMs").asLong() * 1_000_000;
            if (missing != null && patient) return gate.get("at").asLong() - 1;
            if (missing != null) System.err.println(scenario + ": goes on at " + gate.get("at") + " without " + missing);
            lostNanos += System.nanoTime() - waitingSince;
            waitingSince = -1;
            next++;
        }
    }

    private String missingAt(JsonNode gate) {
        String uncounted = missing(gate.get("counts"));
        if (uncounted != null) return uncounted;
        for (JsonNode one : gate.get("partitions")) {
            String name = one.get("partition").asText();
            Map<String, String> wanted = new HashMap<>();
            if (one.has("leader")) wanted.put(name + " leader", one.get("leader").asText());
            if (one.has("isr")) {
                List<Integer> isr = new ArrayList<>();
                one.get("isr").forEach(id -> isr.add(id.asInt()));
                wanted.put(name + " isr", isr.toString());
            }
            for (Map.Entry<String, String> each : wanted.entrySet()) {
                if (!each.getValue().equals(states.get(each.getKey()))) return each.toString();
            }
        }
        return null;
    }

    void sleepUntil(long atMs) throws InterruptedException {
        for (long left = atMs - now(); left > 0; left = atMs - now()) Thread.sleep(Math.min(left, 50));
    }
}
