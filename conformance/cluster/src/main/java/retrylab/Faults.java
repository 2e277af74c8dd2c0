package retrylab;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

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

    private final List<JsonNode> faults = new ArrayList<>();
    private final List<Progress> progress = new ArrayList<>();
    private final Hands hands;
    private final Object lock;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(Faults::daemon);
    /** Faults of brokers take their time; they are carried out one after the other beside the wire. */
    private final ScheduledExecutorService slow = Executors.newSingleThreadScheduledExecutor(Faults::daemon);

    Faults(JsonNode faults, Object lock, Hands hands) {
        faults.forEach(one -> {
            this.faults.add(one);
            progress.add(new Progress());
        });
        this.lock = lock;
        this.hands = hands;
    }

    private static Thread daemon(Runnable body) {
        Thread thread = new Thread(body, "faults");
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
            if (isAtStart(fault)) progress.get(index).fired = hands.act(fault, null);
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
    void start(Gates time) {
        for (int index = 0; index < faults.size(); index++) {
            JsonNode fault = faults.get(index);
            if (!fault.get("enabled").asBoolean() || !fault.get("when").has("at") || isAtStart(fault)) continue;
            planAt(index, time, fault.get("when").get("at").asLong() + afterMs(fault));
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
    private void planAt(int index, Gates time, long atMs) {
        long left = atMs - time.now();
        if (left <= 0) {
            plan(index, 0, null);
            return;
        }
        clock.schedule(() -> planAt(index, time, atMs), Math.max(2, Math.min(left, 50)), TimeUnit.MILLISECONDS);
    }

    private void plan(int index, long inNanos, Event event) {
        if (event != null && event.message() != null && inNanos == 0 && !isOfConnection(faults.get(index))) {
            Proxy.Message message = event.message();
            message.pin();
            slow.submit(() -> {
                carryOut(index, event);
                synchronized (lock) {
                    message.unpin();
                    lock.notifyAll();
                }
            });
            return;
        }
        (isOfConnection(faults.get(index)) ? clock : slow).schedule(() -> {
            if (isOfConnection(faults.get(index))) {
                synchronized (lock) {
                    carryOut(index, event);
                }
            } else {
                carryOut(index, event);
            }
        }, Math.max(0, inNanos), TimeUnit.NANOSECONDS);
    }

    private void carryOut(int index, Event event) {
        try {
            boolean fired = hands.act(faults.get(index), event);
            synchronized (lock) {
                progress.get(index).fired |= fired;
            }
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
