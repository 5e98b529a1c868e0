package dev.mote.local;

import static dev.mote.local.contract.Calls.call;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many calls a second are accepted, each of them durable, and how long one of them takes. */
@Tag("soak")
final class EnqueueRateTest {
    private static final System.Logger LOG = System.getLogger(EnqueueRateTest.class.getName());
    private static final Duration SPAN = Duration.ofSeconds(5);

    @TempDir
    Path folder;

    @Test
    void manyCallersAreFasterThanOne() throws Exception {
        double alone = measure("one", 1);
        double together = measure("many", 32);
        assertThat(together).isGreaterThan(alone * 2);
    }

    private double measure(String word, int callers) throws Exception {
        try (LocalStorage storage = LocalStorage.open(folder.resolve(word), Clock.systemUTC());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Long>>> results = new ArrayList<>();
            long end = System.nanoTime() + SPAN.toNanos();
            for (int i = 0; i < callers; i++) {
                String prefix = word + "-" + i + "-";
                results.add(threads.submit(() -> callUntil(end, storage, prefix)));
            }
            long[] nanos = new long[0];
            for (Future<List<Long>> result : results) {
                long[] more = result.get().stream().mapToLong(Long::longValue).toArray();
                int old = nanos.length;
                nanos = Arrays.copyOf(nanos, old + more.length);
                System.arraycopy(more, 0, nanos, old, more.length);
            }
            Arrays.sort(nanos);
            double rate = nanos.length / (double) SPAN.toSeconds();
            LOG.log(
                    System.Logger.Level.INFO,
                    "{0} callers: {1} calls/s, p50 {2} us, p99 {3} us",
                    callers,
                    rate,
                    nanos[nanos.length / 2] / 1_000,
                    nanos[nanos.length * 99 / 100] / 1_000);
            return rate;
        }
    }

    private static List<Long> callUntil(long end, LocalStorage storage, String prefix) {
        List<Long> nanos = new ArrayList<>();
        long start = System.nanoTime();
        while (start < end) {
            storage.queue().enqueue(List.of(call(prefix + nanos.size())));
            long now = System.nanoTime();
            nanos.add(now - start);
            start = now;
        }
        return nanos;
    }
}
