package dev.mote.gateway;

import dev.mote.platform.ErrorCode;
import dev.mote.platform.Limit;
import dev.mote.platform.Limits;
import dev.mote.platform.MoteException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bounds the bytes of all request bodies that are held in memory as a whole. Any thread may call; a {@link Share} belongs
 * to the request's thread.
 */
final class BodyBudget {
    private final AtomicLong free;

    BodyBudget(long bytes) {
        free = new AtomicLong(bytes);
    }

    /** An eighth of the heap, and room for two modules at least. */
    static BodyBudget of(Limits limits) {
        return new BodyBudget(
                Math.max(2 * limits.get(Limit.MODULE_SIZE), Runtime.getRuntime().maxMemory() / 8));
    }

    Share share() {
        return new Share();
    }

    long free() {
        return free.get();
    }

    /** What one request holds. */
    final class Share {
        private long taken;

        /** @throws MoteException NODE_BUSY where too much is held already */
        void take(long bytes) {
            if (free.addAndGet(-bytes) < 0) {
                free.addAndGet(bytes);
                throw new MoteException(
                        ErrorCode.NODE_BUSY, "The node holds as many request bodies as it has room for.");
            }
            taken += bytes;
        }

        void release() {
            free.addAndGet(taken);
            taken = 0;
        }
    }
}
