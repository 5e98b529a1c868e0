package dev.mote.gateway;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Virtual threads for requests. The one that ended a request stays a moment for the next, because waking a carrier costs
 * more than most guests run; at most one waits at a time, so that at most one core is kept awake, and it gives way to
 * whoever has work there.
 *
 * <p>Event loops call {@link #start}, the virtual threads everything else. {@code place} is empty, {@link Mark#WAITING}, or
 * holds the request that was handed over and not yet taken.
 */
final class RequestThreads {
    /** Two hand-overs and a request on a calm machine, with some to spare. */
    private static final Duration PATIENCE = Duration.ofNanos(50_000);

    /** Marks the place of a thread that waits. */
    private enum Mark implements Runnable {
        WAITING;

        @Override
        public void run() {
            throw new IllegalStateException("a mark is never run");
        }
    }

    private final long patience;
    private final AtomicReference<Runnable> place = new AtomicReference<>();

    RequestThreads() {
        this(PATIENCE);
    }

    /** @param patience how long a thread waits for the next request */
    RequestThreads(Duration patience) {
        this.patience = patience.toNanos();
    }

    /** Runs a request on a virtual thread: the one that waits, or a new one. */
    void start(Runnable request) {
        if (place.getPlain() != Mark.WAITING || !place.compareAndSet(Mark.WAITING, request)) {
            Thread.startVirtualThread(() -> work(request));
        }
    }

    private void work(Runnable first) {
        Runnable request = first;
        while (request != null) {
            request.run();
            // An interrupt was for the request that ended.
            Thread.interrupted();
            request = next();
        }
    }

    /** The next request, or null when none came in time. */
    private Runnable next() {
        if (!place.compareAndSet(null, Mark.WAITING)) {
            return null;
        }
        long since = System.nanoTime();
        while (place.getOpaque() == Mark.WAITING) {
            if (System.nanoTime() - since > patience && place.compareAndSet(Mark.WAITING, null)) {
                return null;
            }
            KernelYield.giveWay();
        }
        return place.getAndSet(null);
    }
}
