package retrylab;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The scenario's faults: which moment each waits for, and what is done when it comes. */
final class Faults implements AutoCloseable {
    /** Something that happened, as far as a moment can ask for it. */
    record Event(List<String> moments, String client, List<String> partitions, List<String> records,
            Proxy.Connection connection, Proxy.Message message, String api) {
        /** One that is about no request. */
        Event(List<String> moments, String client, List<String> partitions, List<String> records,
                Proxy.Connection connection, Proxy.Message message) {
            this(moments, client, partitions, records, connection, message, null);
        }

        static Event of(String moment) {
            return new Event(List.of(moment), null, List.of(), List.of(), null, null);
        }

        static Event of(String moment, String client) {
            return new Event(List.of(moment), client, List.of(), List.of(), null, null);
        }
    }

    /** What carries a fault out; false when it found nothing to act on. */
    interface Hands {
        boolean act(JsonNode fault, Event event) throws Exception;
    }

    private static final class Progress {
        int seen;
        boolean fired;
    }

    private static final String NAME = "faults";
    /** What does not come in this time is a difference, and is to be seen as one. */
    private static final long PATIENCE_NANOS = 5_000_000_000L;
    private final List<JsonNode> faults = new ArrayList<>();
    private final List<Progress> progress = new ArrayList<>();
    private final Hands hands;
    private final Object lock;
    private final Gates time;
    /** By fault: what must have been seen before it is carried out (gates.ts). */
    private final JsonNode gates;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(Faults::daemon);
    /** Faults of brokers take their time; they are carried out one after the other beside the wire. */
    private final ScheduledExecutorService slow = Executors.newSingleThreadScheduledExecutor(Faults::daemon);
    /** Those that came due at their moment and are not over. */
    private final List<Future<?>> atOnce = new ArrayList<>();

    Faults(JsonNode faults, JsonNode gates, Gates time, Object lock, Hands hands) {
        this.gates = gates;
        this.time = time;
        faults.forEach(one -> {
            this.faults.add(one);
            progress.add(new Progress());
        });
        this.lock = lock;
        this.hands = hands;
    }

    private static Thread daemon(Runnable body) {
        Thread thread = new Thread(body, NAME);
        thread.setDaemon(true);
        return thread;
    }

    static boolean isOfConnection(JsonNode fault) {
        return List.of("cut", "hold", "stall", "release", "delay").contains(fault.get("do").asText());
    }

    /** Quick, and done at its moment: the process of a consumer waits for it. */
    static boolean isOfConsumer(JsonNode fault) {
        return fault.has("consumer");
    }

    /** Whether a fault that is still to come waits for one of these moments. */
    boolean waitsFor(List<String> moments) {
        synchronized (lock) {
            for (int index = 0; index < faults.size(); index++) {
                JsonNode when = faults.get(index).get("when");
                if (progress.get(index).fired || when.has("at")) continue;
                if (moments.contains(when.get("moment").asText())) return true;
            }
            return false;
        }
    }

    /** Carries out what is due at 0 on brokers, before the run starts, so that it starts from there. */
    void before() throws Exception {
        for (int index = 0; index < faults.size(); index++) {
            JsonNode fault = faults.get(index);
            if (!isAtStart(fault)) continue;
            progress.get(index).fired = hands.act(fault, null);
            if (progress.get(index).fired) time.count("fault " + index);
        }
    }

    private static boolean isAtStart(JsonNode fault) {
        JsonNode when = fault.get("when");
        return fault.get("enabled").asBoolean() && !isOfConnection(fault) && when.has("at")
            && when.get("at").asLong() + afterMs(fault) == 0;
    }

    private static long afterMs(JsonNode fault) {
        return fault.has("afterMs") ? fault.get("afterMs").asLong() : 0;
    }

    /** Plans the faults that have a time. */
    void start() {
        for (int index = 0; index < faults.size(); index++) {
            JsonNode fault = faults.get(index);
            if (!fault.get("enabled").asBoolean() || !fault.get("when").has("at") || isAtStart(fault)) continue;
            planAt(index, fault.get("when").get("at").asLong() + afterMs(fault));
        }
    }

    /** An event happened; the lock is held. */
    void happened(Event event) {
        for (int index = 0; index < faults.size(); index++) {
            JsonNode fault = faults.get(index);
            JsonNode when = fault.get("when");
            Progress own = progress.get(index);
            if (!fault.get("enabled").asBoolean() || when.has("at") || own.fired || !matches(when, event)) continue;
            own.seen++;
            if (own.seen != when.get("copy").asInt()) continue;
            if (afterMs(fault) > 0 || !isOfConnection(fault) && !isOfConsumer(fault)) plan(index, afterMs(fault) * 1_000_000, event);
            else carryOut(index, event);
        }
    }

    private static boolean matches(JsonNode when, Event event) {
        return event.moments().contains(when.get("moment").asText())
            && (when.get("api").isNull() || when.get("api").asText().equals(event.api()))
            && (when.get("producer").isNull() || when.get("producer").asText().equals(event.client()))
            && (when.get("partition").isNull() || event.partitions().contains(when.get("partition").asText()))
            && (when.get("record").isNull() || event.records().contains(when.get("record").asText()));
    }

    /** By the scenario's clock, which may stand still meanwhile. */
    private void planAt(int index, long atMs) {
        long left = atMs - time.now();
        if (left <= 0) {
            plan(index, 0, null);
            return;
        }
        clock.schedule(() -> planAt(index, atMs), Math.max(2, Math.min(left, 50)), TimeUnit.MILLISECONDS);
    }

    private void plan(int index, long inNanos, Event event) {
        ScheduledExecutorService hand = isOfConnection(faults.get(index)) ? clock : slow;
        if (event == null || inNanos > 0 || hand == clock) {
            hand.schedule(() -> whenSeen(hand, index, event, System.nanoTime(), () -> { }), inNanos, TimeUnit.NANOSECONDS);
            return;
        }
        Proxy.Message message = event.message();
        if (message != null) message.pin();
        CompletableFuture<Void> over = new CompletableFuture<>();
        atOnce.add(over);
        slow.submit(() -> whenSeen(slow, index, event, System.nanoTime(), () -> {
            over.complete(null);
            if (message == null) return;
            synchronized (lock) {
                message.unpin();
                lock.notifyAll();
            }
        }));
    }

    /** Carries it out when what comes well before it has been seen; others have their turn meanwhile. */
    private void whenSeen(ScheduledExecutorService hand, int index, Event event, long since, Runnable then) {
        if (isMissing(index, event, since)) {
            hand.schedule(() -> whenSeen(hand, index, event, since, then), 2, TimeUnit.MILLISECONDS);
            return;
        }
        if (hand == clock) {
            synchronized (lock) {
                carryOut(index, event);
            }
        } else {
            carryOut(index, event);
        }
        then.run();
    }

    private boolean isMissing(int index, Event event, long since) {
        JsonNode wanted = gates.get(index);
        if (event == null || wanted.isNull()) return false;
        String missing = time.missing(wanted);
        if (missing == null) return false;
        if (System.nanoTime() - since < PATIENCE_NANOS) return true;
        System.err.println("fault " + index + " is carried out without " + missing);
        return false;
    }

    /**
     * What was told of to a thread of a client or a reader came with faults that are to find it at that moment: it goes
     * on when they are over. The lock is not held.
     */
    void awaitAtOnce() {
        if (Thread.currentThread().getName().equals(NAME)) return;
        List<Future<?>> due;
        synchronized (lock) {
            due = List.copyOf(atOnce);
        }
        try {
            for (Future<?> one : due) one.get(PATIENCE_NANOS, TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException late) {
            // it is told of where it is carried out
        }
        synchronized (lock) {
            atOnce.removeIf(Future::isDone);
        }
    }

    private void carryOut(int index, Event event) {
        try {
            boolean fired = hands.act(faults.get(index), event);
            synchronized (lock) {
                progress.get(index).fired |= fired;
            }
            if (fired) time.count("fault " + index);
        } catch (Exception error) {
            error.printStackTrace();
        }
    }

    /** Waits until every fault of a broker that was due has been carried out. */
    void awaitDue() throws Exception {
        slow.submit(() -> { }).get(90, TimeUnit.SECONDS);
    }

    List<Integer> unfired() {
        List<Integer> left = new ArrayList<>();
        for (int index = 0; index < faults.size(); index++) if (!progress.get(index).fired) left.add(index);
        return left;
    }

    @Override
    public void close() throws InterruptedException {
        clock.shutdownNow();
        slow.shutdownNow();
        slow.awaitTermination(60, TimeUnit.SECONDS);
    }
}
