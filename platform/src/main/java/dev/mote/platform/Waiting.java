package dev.mote.platform;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for what another thread makes. */
final class Waiting {
    /** How late a waiter may see that its patience ended early. */
    private static final long LOOK_NANOS = Duration.ofMillis(20).toNanos();

    private Waiting() {}

    /** The result, or empty when the patience ended first. Failures come through as they were thrown. */
    static <T> Optional<T> await(CompletableFuture<T> future, Patience patience) {
        while (true) {
            long left = future.isDone() ? 1 : patience.nanosLeft();
            if (left <= 0) {
                return Optional.empty();
            }
            try {
                return Optional.of(future.get(Math.min(left, LOOK_NANOS), TimeUnit.NANOSECONDS));
            } catch (TimeoutException e) {
                // Looks at the patience again.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            } catch (ExecutionException e) {
                throw unwrapped(e.getCause());
            }
        }
    }

    private static RuntimeException unwrapped(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException runtime ? runtime : new IllegalStateException(cause);
    }
}
