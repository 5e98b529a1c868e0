package dev.mote.platform;

import dev.mote.platform.spi.CallQueue;
import java.time.Duration;
import java.util.Optional;

/** How many asynchronous calls may wait. Any thread may call; holds no state. */
final class QueueBound {
    private final CallQueue queue;
    private final long most;

    QueueBound(CallQueue queue, long most) {
        this.queue = queue;
        this.most = most;
    }

    /** @throws MoteException with QUEUE_FULL where there is no room for so many more */
    void check(int more) {
        if (queue.pending() + more > most) {
            throw new MoteException(
                    ErrorCode.QUEUE_FULL,
                    "The queue holds as many calls as it may: " + most + ".",
                    Optional.of(Duration.ofSeconds(5)));
        }
    }

    long most() {
        return most;
    }
}
