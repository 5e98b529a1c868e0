package dev.mote.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A closed loop of requests over keep-alive connections, one platform thread each, bounded in count and in time. */
final class LoadClient {
    /** What one loop saw. */
    record Result(Latencies latencies, Duration elapsed, int failures) {
        double perSecond() {
            return latencies.count() / (elapsed.toNanos() / 1e9);
        }
    }

    private final int port;
    private final byte[] request;
    private final int expectedStatus;

    LoadClient(int port, byte[] request, int expectedStatus) {
        this.port = port;
        this.request = request;
        this.expectedStatus = expectedStatus;
    }

    /** Runs until every connection made its requests, or the time is over. */
    Result run(int connections, int requestsEach, Duration atMost) {
        AtomicInteger failures = new AtomicInteger();
        List<Latencies> parts = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        long start = System.nanoTime();
        long deadline = start + atMost.toNanos();
        for (int i = 0; i < connections; i++) {
            threads.add(Thread.ofPlatform().daemon().start(() -> {
                Latencies part = loop(requestsEach, deadline, failures);
                synchronized (parts) {
                    parts.add(part);
                }
            }));
        }
        threads.forEach(LoadClient::join);
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        return new Result(Latencies.merge(parts.toArray(Latencies[]::new)), elapsed, failures.get());
    }

    private Latencies loop(int requests, long deadline, AtomicInteger failures) {
        long[] nanos = new long[requests];
        int done = 0;
        try (HttpConnection connection = new HttpConnection(port, Duration.ofSeconds(90))) {
            while (done < requests && System.nanoTime() < deadline) {
                long before = System.nanoTime();
                if (connection.exchange(request).status() != expectedStatus) {
                    failures.incrementAndGet();
                }
                nanos[done++] = System.nanoTime() - before;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Latencies.of(Arrays.copyOf(nanos, done));
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
