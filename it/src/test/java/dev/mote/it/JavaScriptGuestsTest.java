package dev.mote.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Components in JavaScript, from the folder that {@code guests/js/build --out} filled and {@code MOTE_JS_GUESTS} names. */
class JavaScriptGuestsTest {
    private static final String FOLDER = "MOTE_JS_GUESTS";

    @TempDir
    private Path folder;

    @Test
    void bothEnginesGreet() throws IOException {
        for (String guest : new String[] {"hello", "hello.quickjs"}) {
            byte[] wasm = guest(guest);
            try (NodeProcess node = NodeProcess.serving(folder.resolve(guest))) {
                assertThat(node.put("v1/functions/js/hello", wasm).statusCode()).isEqualTo(201);
                assertThat(node.post("v1/invoke/js/hello", "{\"name\": \"World\"}")
                                .body())
                        .isEqualTo("{\"result\":\"Hello World, how are you?\"}");
            }
        }
    }

    @Test
    void aRouterOnTheFetchApiStreams() throws IOException {
        try (NodeProcess node = serving("router", "")) {
            assertThat(node.get("hello/Mote").body()).isEqualTo("Hello Mote\n");
            assertThat(node.get("count/3").body()).isEqualTo("1\n2\n3\n");
            assertThat(node.get("nothing").statusCode()).isEqualTo(404);
            assertThat(node.post("echo", "back").body()).isEqualTo("back");
        }
    }

    @Test
    void fault43AFetchReachesGrantedHostsOnly() throws IOException {
        try (NodeProcess backend = NodeProcess.serving(folder.resolve("backend"));
                NodeProcess node = serving(
                        "fetcher",
                        "grants = { net = [\"127.0.0.1:" + backend.address().getPort() + "\"] }")) {
            assertThat(node.get("?url=" + backend.address().resolve("/livez")).statusCode())
                    .isEqualTo(200);
            assertThat(node.get("?url=" + node.address().resolve("/livez")).statusCode())
                    .isEqualTo(502);
        }
    }

    /** More than the guest's memory holds. */
    @Test
    void aHundredMegabytesPassThroughAsTheyCome() throws IOException {
        String limits = "limits = { memory = \"64MiB\", input = \"128MiB\", output = \"128MiB\", wall-time = \"5m\","
                + " cpu-time = \"5m\" }";
        try (NodeProcess node = serving("passthrough", limits)) {
            EchoedBody.check(node.address(), "/", 400);
        }
    }

    private NodeProcess serving(String guest, String grants) throws IOException {
        Files.write(folder.resolve("site.wasm"), guest(guest));
        Path manifest = Files.writeString(folder.resolve("app.toml"), """
                [[function]]
                name = "site"
                module = "site.wasm"
                %s

                [[route]]
                path = "/..."
                function = "site"
                """.formatted(grants));
        return NodeProcess.serving(folder.resolve("data"), manifest.toString());
    }

    private static byte[] guest(String name) throws IOException {
        Path file =
                Path.of(Optional.ofNullable(System.getenv(FOLDER)).orElse("")).resolve(name + ".wasm");
        Assumptions.assumeTrue(
                System.getenv(FOLDER) != null && Files.exists(file),
                "*** SKIPPED: " + name + ".wasm is not here; guests/js/build --out DIR makes it, and " + FOLDER
                        + "=DIR names it ***");
        return Files.readAllBytes(file);
    }
}
