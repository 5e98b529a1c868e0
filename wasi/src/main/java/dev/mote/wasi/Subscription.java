package dev.mote.wasi;

import dev.mote.engine.Memory;

/**
 * One thing that a guest waits for.
 *
 * @param userData what the guest knows it by
 * @param kind {@link #CLOCK}, {@link #READ} or {@link #WRITE}
 * @param subject the clock or the descriptor
 * @param timeout nanoseconds, unsigned
 * @param absolute whether the timeout is a time of the clock, not a span from now
 */
record Subscription(long userData, int kind, int subject, long timeout, boolean absolute) {
    static final int CLOCK = 0;
    static final int READ = 1;
    static final int WRITE = 2;

    /** Where the parts lie: WASI 0.1, and the release before it. */
    enum Layout {
        SNAPSHOT(48, 24, 40),
        UNSTABLE(56, 32, 48);

        private final int size;
        private final int timeoutAt;
        private final int flagsAt;

        Layout(int size, int timeoutAt, int flagsAt) {
            this.size = size;
            this.timeoutAt = timeoutAt;
            this.flagsAt = flagsAt;
        }

        int size() {
            return size;
        }
    }

    static Subscription read(Memory memory, int at, Layout layout) throws WasiError {
        int kind = memory.getByte(at + 8);
        if (kind < CLOCK || kind > WRITE) {
            throw new WasiError(Errno.INVAL);
        }
        boolean clock = kind == CLOCK;
        int subject = memory.getInt(at + (clock && layout == Layout.UNSTABLE ? 24 : 16));
        return new Subscription(
                memory.getLong(at),
                kind,
                subject,
                clock ? memory.getLong(at + layout.timeoutAt) : 0,
                clock && (memory.getShort(at + layout.flagsAt) & 1) != 0);
    }
}
