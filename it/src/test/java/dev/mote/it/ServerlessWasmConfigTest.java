package dev.mote.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mote.guests.BundledGuests;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configuration file that serverless-wasm documents, with guests of its contract, in a process of its own. */
class ServerlessWasmConfigTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path data;

    @TempDir
    private Path folder;

    private Path config;

    @BeforeEach
    void files() throws IOException {
        Path samples = Files.createDirectories(folder.resolve("samples"));
        Files.write(samples.resolve("testfunc.wasm"), BundledGuests.module("handle", "hello"));
        Files.write(samples.resolve("testbackend.wasm"), BundledGuests.module("handle", "backend"));
        config = folder.resolve("config.toml");
    }

    @Test
    void theDocumentedFileServesItsTwoApplications() throws Exception {
        try (ServerSocket backend = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> answerOnce(backend));
            write("/hello", backend.getLocalPort());
            try (NodeProcess node = NodeProcess.serving(data, config.toString())) {
                assertThat(node.get("hello").body()).isEqualTo("Hello world from wasm!\n");
                assertThat(node.get("backend").body())
                        .isEqualTo("Hello world from wasm!\nanswer from backend:\nit is me\n");
                assertThat(node.get("nothing").statusCode()).isEqualTo(404);
                assertThat(node.get("nothing").body()).isEqualTo("Route not found\n");
            }
        }
    }

    @Test
    void fault53AWatchedFileThatIsBrokenChangesNothing() throws Exception {
        write("/hello", 1);
        try (NodeProcess node = NodeProcess.serving(data, config.toString(), "--watch")) {
            Files.writeString(config, Files.readString(config).replace("method", "methud"));
            await().atMost(PATIENCE).until(() -> node.err().contains("served on"));
            assertThat(node.err()).contains("config.toml:4:1: 'methud' is no key of [[applications]].");
            assertThat(node.get("hello").statusCode()).isEqualTo(200);

            write("/moved", 1);
            await().atMost(PATIENCE).until(() -> node.get("moved").statusCode() == 200);
            await().atMost(PATIENCE).until(() -> node.err().contains("reloaded"));
            assertThat(node.get("moved").body()).isEqualTo("Hello world from wasm!\n");
            assertThat(node.get("hello").statusCode()).isEqualTo(404);

            Files.write(folder.resolve("samples/testfunc.wasm"), new byte[] {1, 2, 3});
            await().atMost(PATIENCE).until(() -> node.err().contains("is no WebAssembly module"));
            assertThat(node.get("moved").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void fault53AFileWithFaultsIsRefusedWithAllOfThem() throws IOException {
        Files.writeString(config, "listen_adress = \"127.0.0.1:1\"\n[[applications]]\nmethod = \"GET\"\n");
        try (NodeProcess node = NodeProcess.starting("--data", data.toString(), config.toString())) {
            assertThat(node.awaitEnd()).isEqualTo(1);
            assertThat(node.err())
                    .contains(
                            "config.toml:1:1: 'listen_adress' is no key of the manifest. Did you mean 'listen_address'?")
                    .contains("config.toml:2:1: [[applications]] needs file_path")
                    .contains("config.toml:2:1: [[applications]] needs url_path");
        }
    }

    private void write(String path, int backendPort) throws IOException {
        Files.writeString(config, """
                listen_address = "127.0.0.1:8080"

                [[applications]]
                method    = "GET"
                file_path = "./samples/testfunc.wasm"
                url_path  = "%s"

                [[applications]]
                file_path = "./samples/testbackend.wasm"
                method    = "GET"
                url_path  = "/backend"
                env       = { "/env/backend"= "127.0.0.1:%d" }
                """.formatted(path, backendPort));
    }

    private static void answerOnce(ServerSocket backend) {
        try (Socket socket = backend.accept()) {
            socket.getInputStream().readNBytes(6);
            socket.getOutputStream().write("it is me".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
