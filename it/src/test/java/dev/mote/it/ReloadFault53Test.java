package dev.mote.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mote.guests.BundledGuests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A watched manifest that becomes unusable: what was served is served on, and the reason names the line. */
class ReloadFault53Test {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path data;

    @TempDir
    private Path folder;

    private Path manifest;

    @BeforeEach
    void files() throws IOException {
        Files.write(folder.resolve("hello.wasm"), BundledGuests.module("handle", "hello"));
        manifest = folder.resolve("mote.toml");
        Files.writeString(manifest, routes("/one"));
    }

    @Test
    void conflictsMissingModulesAndAMissingFileChangeNothing() throws IOException {
        try (NodeProcess node = NodeProcess.serving(data, manifest.toString(), "--watch")) {
            Files.writeString(manifest, routes("/one") + route("/one"));
            await().atMost(PATIENCE).until(() -> node.err().contains("Another route is for the same requests"));
            assertServed(node);

            Files.writeString(manifest, routes("/two").replace("hello.wasm", "absent.wasm"));
            await().atMost(PATIENCE).until(() -> node.err().contains("absent.wasm"));
            assertServed(node);

            Files.writeString(manifest, "[[route]\npath = ");
            await().atMost(PATIENCE).until(() -> node.err().contains("mote.toml:1:"));
            assertServed(node);

            Files.delete(manifest);
            Files.writeString(manifest, routes("/two"));
            await().atMost(PATIENCE).until(() -> node.get("two").statusCode() == 200);
            assertThat(node.get("one").statusCode()).isEqualTo(404);
        }
    }

    private static void assertServed(NodeProcess node) {
        assertThat(node.get("one").statusCode()).isEqualTo(200);
        assertThat(node.get("two").statusCode()).isEqualTo(404);
    }

    private static String routes(String path) {
        return "[[function]]\nname = \"hello\"\nmodule = \"hello.wasm\"\n\n" + route(path);
    }

    private static String route(String path) {
        return "[[route]]\npath = \"" + path + "\"\nfunction = \"hello\"\n\n";
    }
}
