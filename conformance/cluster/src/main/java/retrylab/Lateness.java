package retrylab;

import java.util.List;

/**
 * How long the machine has kept this process or a broker's waiting during a run: a client's time limits go on
 * meanwhile, and the run says nothing about Kafka. Judged by clocks alone, never by what came of the run.
 */
final class Lateness implements AutoCloseable {
    /** Three times as long is the shortest time limit that a scenario's outcome hangs on. */
    static final long LIMIT_MS = 500;
    private static final long EVERY_MS = 20;

    /** Asks a broker for something small; throws when it is down. */
    interface Ping {
        void of(int broker) throws Exception;
    }

    private volatile boolean over;
    private volatile long worstMs;

    /** From the scenario's time 0 on. */
    void start(List<Integer> ids, Ping ping) {
        start("lateness", () -> { });
        start("lateness-of-brokers", () -> {
            for (int id : ids) {
                long asked = System.nanoTime();
                try {
                    ping.of(id);
                } catch (Exception down) {
                    // it died meanwhile, or is not up yet
                    continue;
                }
                note((System.nanoTime() - asked) / 1_000_000);
            }
        });
    }

    private void start(String name, Runnable look) {
        Thread thread = new Thread(() -> {
            while (!over) {
                long slept = System.nanoTime();
                try {
                    Thread.sleep(EVERY_MS);
                } catch (InterruptedException stopped) {
                    return;
                }
                note((System.nanoTime() - slept) / 1_000_000 - EVERY_MS);
                look.run();
            }
        }, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** A broker took so much longer for an answer than any takes in the engine's run. */
    void answered(long laterMs) {
        note(laterMs);
    }

    private synchronized void note(long ms) {
        worstMs = Math.max(worstMs, ms);
    }

    /** The longest so far, in ms. */
    long worstMs() {
        return worstMs;
    }

    @Override
    public void close() {
        over = true;
    }
}
