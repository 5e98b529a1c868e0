package dev.mote.local.contract;

import static dev.mote.local.contract.Calls.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mote.platform.spi.CallQueue;
import dev.mote.platform.spi.QueuedCall;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How takers learn that there is something to take. */
public abstract class QueueAwaitContract extends StorageContract {
    private static final Duration LONG = Duration.ofMinutes(10);

    @Test
    void aNewCallWakesATaker() throws InterruptedException {
        Thread taker = waitingTaker(Instant.now().plus(LONG));
        queue().enqueue(List.of(call("a")));
        assertThat(taker.join(Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void aCallGivenBackWakesATakerWhenItIsDue() throws InterruptedException {
        queue().enqueue(List.of(call("a")));
        QueuedCall taken = queue().take(1, Instant.now()).getFirst();
        Thread taker = waitingTaker(Instant.now().plus(LONG));
        Instant due = Instant.now().plusMillis(300);
        queue().retry(taken, due);
        assertThat(taker.join(Duration.ofSeconds(10))).isTrue();
        assertThat(Instant.now()).isAfterOrEqualTo(due);
        assertThat(queue().take(1, Instant.now())).extracting(QueuedCall::id).containsExactly("a");
    }

    @Test
    void aDelayedCallIsNotForgottenByATakerThatFoundNothing() throws InterruptedException {
        queue().enqueue(List.of(call("a")));
        QueuedCall taken = queue().take(1, Instant.now()).getFirst();
        queue().retry(taken, Instant.now().plusMillis(300));
        assertThat(queue().take(1, Instant.now())).isEmpty();
        queue().await(Instant.now().plus(LONG));
        assertThat(queue().take(1, Instant.now())).hasSize(1);
    }

    @Test
    void aTakerIsWokenWhenItsTimeHasCome() throws InterruptedException {
        queue().take(1, Instant.now());
        Instant until = Instant.now().plusMillis(50);
        queue().await(until);
        assertThat(Instant.now()).isAfterOrEqualTo(until);
    }

    @Test
    void aTakerDoesNotWaitWhileSomethingIsThere() throws InterruptedException {
        queue().enqueue(List.of(call("a"), call("b")));
        queue().take(1, Instant.now());
        queue().await(Instant.now().plus(LONG));
        assertThat(queue().take(1, Instant.now())).hasSize(1);
    }

    @Test
    void aTakerCanBeInterrupted() throws InterruptedException {
        Thread taker = waitingTaker(Instant.now().plus(LONG));
        taker.interrupt();
        assertThat(taker.join(Duration.ofSeconds(10))).isTrue();
    }

    private Thread waitingTaker(Instant until) {
        queue().take(1, Instant.now());
        Thread taker = Thread.ofPlatform().start(() -> {
            try {
                queue().await(until);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        await().until(() -> taker.getState() == Thread.State.TIMED_WAITING);
        return taker;
    }

    private CallQueue queue() {
        return storage().queue();
    }
}
