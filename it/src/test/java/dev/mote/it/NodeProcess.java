package dev.mote.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.cli.Mote;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** {@code mote up} in a process of its own, as a test's client sees it. */
final class NodeProcess implements AutoCloseable {
    private static final Pattern URL = Pattern.compile("\"url\":\"([^\"]+)\"");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final Gathered out;
    private final Gathered err;
    private final HttpClient http = HttpClient.newHttpClient();

    private NodeProcess(Process process) {
        this.process = process;
        this.out = new Gathered(process.getInputStream());
        this.err = new Gathered(process.getErrorStream());
    }

    /** Starts on a free port and waits until it serves. */
    static NodeProcess serving(Path data, String... more) {
        return serving(Map.of(), data, more);
    }

    /** As {@link #serving(Path, String...)}, with further variables in its environment. */
    static NodeProcess serving(Map<String, String> environment, Path data, String... more) {
        List<String> arguments = new ArrayList<>(List.of("--listen", "127.0.0.1:0", "--data", data.toString()));
        arguments.addAll(List.of(more));
        NodeProcess node = starting(environment, arguments.toArray(String[]::new));
        Awaitility.await("the node serves")
                .atMost(PATIENCE)
                .until(() -> URL.matcher(node.out()).find() || !node.process.isAlive());
        assertThat(node.process.isAlive()).as("the node ended: %s", node.err()).isTrue();
        return node;
    }

    /** Starts, and waits for nothing. */
    static NodeProcess starting(String... arguments) {
        return starting(Map.of(), arguments);
    }

    private static NodeProcess starting(Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-DontCompileHugeMethods",
                "-Xss2m",
                "-Xmx1g",
                "--enable-native-access=ALL-UNNAMED",
                "--add-exports=java.base/jdk.internal.module=ALL-UNNAMED",
                "-Djdk.virtualThreadScheduler.parallelism=24",
                "-cp",
                System.getProperty("java.class.path"),
                Mote.class.getName(),
                "up",
                "--format",
                "json"));
        command.addAll(List.of(arguments));
        try {
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().putAll(environment);
            return new NodeProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String out() {
        return out.text();
    }

    String err() {
        return err.text();
    }

    /** Where it serves. */
    URI address() {
        Matcher url = URL.matcher(out());
        assertThat(url.find()).isTrue();
        return URI.create(url.group(1));
    }

    HttpResponse<String> get(String path) {
        return join(send("GET", path, new byte[0]));
    }

    HttpResponse<String> put(String path, byte[] body) {
        return join(send("PUT", path, body));
    }

    HttpResponse<String> post(String path, String body) {
        return join(later(path, body));
    }

    /** A call whose answer a test waits for later. */
    CompletableFuture<HttpResponse<String>> later(String path, String body) {
        return send("POST", path, body.getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<String> post(String path, String contentType, byte[] body) {
        return join(send("POST", path, contentType, body));
    }

    private CompletableFuture<HttpResponse<String>> send(String method, String path, byte[] body) {
        return send(method, path, "application/octet-stream", body);
    }

    private CompletableFuture<HttpResponse<String>> send(String method, String path, String contentType, byte[] body) {
        HttpRequest request = HttpRequest.newBuilder(address().resolve(path))
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                .header("Content-Type", contentType)
                .timeout(PATIENCE)
                .build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> join(CompletableFuture<HttpResponse<String>> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw new AssertionError("no answer", e.getCause());
        }
    }

    /** As {@code kill -9}: nothing of the process runs any more when this returns. */
    void kill() {
        process.toHandle().destroyForcibly();
        awaitEnd();
    }

    /** As {@code kill}. */
    void signal() {
        // By its handle: the process itself would close the streams too, and hide what a stopping node says.
        process.toHandle().destroy();
    }

    int awaitEnd() {
        try {
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as("the process ends")
                    .isTrue();
            out.awaitEnd();
            err.awaitEnd();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            kill();
        }
        http.close();
    }

    /** Reads a stream to its end in a thread of its own, so that the process never waits for a reader. */
    private static final class Gathered {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        private final Thread reader;

        Gathered(InputStream stream) {
            reader = Thread.ofVirtual().start(() -> read(stream));
        }

        void awaitEnd() throws InterruptedException {
            assertThat(reader.join(PATIENCE)).isTrue();
        }

        private void read(InputStream stream) {
            byte[] buffer = new byte[8192];
            try (stream) {
                for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
                    bytes.write(buffer, 0, n);
                }
            } catch (IOException e) {
                bytes.writeBytes(String.valueOf(e).getBytes(StandardCharsets.UTF_8));
            }
        }

        String text() {
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }
}
