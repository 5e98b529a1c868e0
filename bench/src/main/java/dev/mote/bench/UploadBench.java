package dev.mote.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/** From the first byte of an upload to the end of the first answer, each time a module that the node has never seen. */
final class UploadBench {
    private final Report report;
    private final byte[] module;

    UploadBench(Report report, byte[] module) {
        this.report = report;
        this.module = module;
    }

    void run(Path data, int uploads) throws IOException {
        report.heading("Upload to first answer, hello");
        long[] nanos = new long[uploads];
        try (ServerProcess node = ServerProcess.node(data);
                HttpConnection connection = new HttpConnection(node.port(), Duration.ofSeconds(60))) {
            for (int i = 0; i < uploads; i++) {
                byte[] upload = HttpConnection.request("PUT", "/f/bench/f" + i, distinct(module, i));
                byte[] call = HttpConnection.request("POST", "/f/bench/f" + i, new byte[0]);
                long before = System.nanoTime();
                connection.exchange(upload);
                HttpConnection.Response answer = connection.exchange(call);
                nanos[i] = System.nanoTime() - before;
                if (answer.status() != 200) {
                    throw new IOException("upload " + i + " answered " + answer.status() + ": " + answer.body());
                }
            }
        }
        report.add("upload", "first of the process", nanos[0] / 1_000.0, "µs");
        report.add("upload", "p50", Latencies.of(nanos).p50(), "µs");
        report.add("upload", "p99", Latencies.of(nanos).p99(), "µs");
    }

    /** The same module with a custom section of its own, so that neither digest nor cache knows it. */
    static byte[] distinct(byte[] module, int number) {
        byte[] changed = Arrays.copyOf(module, module.length + 8);
        byte[] section = {
            0, 6, 1, 'n', (byte) number, (byte) (number >> 8), (byte) (number >> 16), (byte) (number >> 24)
        };
        System.arraycopy(section, 0, changed, module.length, section.length);
        return changed;
    }
}
