package dev.mote.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Many calls and many uploads with deletes against one node, whose heap, metaspace, threads, descriptors and files must
 * be flat between the first tenth and the end.
 */
final class Soak {
    private static final double MAY_GROW = 1.25;
    private static final long SLACK_BYTES = 24L << 20;
    private static final long SLACK_COUNT = 16;

    private final byte[] module;
    private final int calls;
    private final int uploads;

    Soak(byte[] module, int calls, int uploads) {
        this.module = module;
        this.calls = calls;
        this.uploads = uploads;
    }

    /** Returns whether everything stayed flat. */
    boolean run(Path data) throws IOException {
        try (ServerProcess node = ServerProcess.node(data)) {
            part(node, calls / 10, 0, uploads / 10);
            JvmFacts before = JvmFacts.of(node.pid(), data);
            print("after a tenth", before);
            for (int tenth = 1; tenth < 10; tenth++) {
                part(node, calls / 10, uploads / 10 * tenth, uploads / 10);
                print((tenth + 1) * 10 + " %", JvmFacts.of(node.pid(), data));
            }
            return flat(before, JvmFacts.of(node.pid(), data));
        }
    }

    private void part(ServerProcess node, int calls, int firstUpload, int uploads) throws IOException {
        LoadClient client = new LoadClient(
                node.port(),
                HttpConnection.request("POST", "/f/simon/echo", "soak".getBytes(StandardCharsets.UTF_8)),
                200);
        LoadClient.Result result = client.run(16, calls / 16, Duration.ofMinutes(10));
        if (result.failures() > 0) {
            throw new IOException(result.failures() + " calls failed");
        }
        try (HttpConnection connection = new HttpConnection(node.port(), Duration.ofSeconds(60))) {
            for (int i = firstUpload; i < firstUpload + uploads; i++) {
                expect(
                        200,
                        connection,
                        HttpConnection.request("PUT", "/f/soak/f" + i, UploadBench.distinct(module, i)));
                expect(200, connection, HttpConnection.request("POST", "/f/soak/f" + i, new byte[0]));
                expect(204, connection, HttpConnection.request("DELETE", "/v1/functions/soak/f" + i, new byte[0]));
            }
        }
    }

    private static void expect(int status, HttpConnection connection, byte[] request) throws IOException {
        HttpConnection.Response response = connection.exchange(request);
        if (response.status() != status) {
            throw new IOException("expected " + status + ", got " + response.status() + ": " + response.body());
        }
    }

    /** Looks at everything, so that one run shows all that grows. */
    private static boolean flat(JvmFacts before, JvmFacts after) {
        return Stream.of(
                        flat("heap", before.heap(), after.heap(), SLACK_BYTES),
                        flat("metaspace", before.metaspace(), after.metaspace(), SLACK_BYTES),
                        flat("threads", before.threads(), after.threads(), SLACK_COUNT),
                        flat("descriptors", before.descriptors(), after.descriptors(), SLACK_COUNT),
                        flat("files", before.files(), after.files(), SLACK_COUNT))
                .allMatch(Boolean::booleanValue);
    }

    private static boolean flat(String what, long before, long after, long slack) {
        boolean flat = after <= before * MAY_GROW + slack;
        System.out.println((flat ? "  flat    " : "  GROWING ") + what + ": " + before + " -> " + after);
        return flat;
    }

    private static void print(String when, JvmFacts facts) {
        System.out.println(String.format(
                Locale.ROOT,
                "%-14s heap %5.1f MB, metaspace %5.1f MB, threads %d, descriptors %d, resident %.0f MB, files %d",
                when,
                facts.heap() / 1e6,
                facts.metaspace() / 1e6,
                facts.threads(),
                facts.descriptors(),
                facts.resident() / 1e6,
                facts.files()));
    }
}
