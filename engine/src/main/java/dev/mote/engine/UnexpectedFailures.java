package dev.mote.engine;

import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Logs failures that no guest should be able to cause, at most one in ten seconds, with the number left out in between.
 * Any thread may call.
 */
public final class UnexpectedFailures {
    private static final System.Logger LOG = System.getLogger(UnexpectedFailures.class.getName());
    private static final long PERIOD = 10_000_000_000L;

    private final NanoClock clock;
    private final AtomicLong next;
    private final AtomicLong leftOut = new AtomicLong();

    public UnexpectedFailures(NanoClock clock) {
        this.clock = clock;
        this.next = new AtomicLong(clock.nanoTime());
    }

    /** Logs it, or counts it where one was logged a moment ago. */
    public void log(Throwable failure) {
        long now = clock.nanoTime();
        long due = next.get();
        if (now - due >= 0 && next.compareAndSet(due, now + PERIOD)) {
            long before = leftOut.getAndSet(0);
            LOG.log(Level.ERROR, "a guest ended with an internal error (" + before + " more not shown)", failure);
        } else {
            leftOut.incrementAndGet();
        }
    }
}
