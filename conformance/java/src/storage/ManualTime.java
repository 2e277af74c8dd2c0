package storage;

import org.apache.kafka.common.utils.Time;

/** A clock that stands still until it is set. */
public final class ManualTime implements Time {
    private long nowMs;

    public void set(long nowMs) {
        this.nowMs = nowMs;
    }

    @Override
    public long milliseconds() {
        return nowMs;
    }

    @Override
    public long nanoseconds() {
        return nowMs * 1_000_000;
    }

    @Override
    public void sleep(long ms) {
        nowMs += ms;
    }
}
