package dev.mote.engine;

import java.util.concurrent.Semaphore;

/**
 * The permits to execute guest code on this node. Virtual threads are not time-sliced, so no more guests than slots hold
 * a carrier thread, and the kernel slices the carriers. Any thread may call; fair semaphores, no lock held while waiting.
 */
public final class CpuSlots {
    private final int total;
    private final int perShare;
    private final Semaphore free;

    /**
     * @param total slots of the node: several times the cores, fewer than the carrier threads
     * @param perShare how many of them one function can hold
     */
    public CpuSlots(int total, int perShare) {
        this.total = total;
        this.perShare = perShare;
        this.free = new Semaphore(total, true);
    }

    /** A new share: what one function may hold of the slots. */
    public Share share() {
        return new Share();
    }

    public int total() {
        return total;
    }

    public int used() {
        return total - free.availablePermits();
    }

    /** Runs that wait for a slot of the node now. */
    public int waiting() {
        return free.getQueueLength();
    }

    /** One function's part of the slots. Its own permit comes first, so that its queue never blocks another function. */
    public final class Share {
        private final Semaphore own = new Semaphore(perShare, true);

        private Share() {}

        void acquire() throws InterruptedException {
            own.acquire();
            try {
                free.acquire();
            } catch (InterruptedException e) {
                own.release();
                throw e;
            }
        }

        /** Whether somebody waits for what a run of this share holds. */
        boolean isContended() {
            return own.hasQueuedThreads() || free.hasQueuedThreads();
        }

        void release() {
            free.release();
            own.release();
        }
    }
}
