package dev.mote.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.guests.BundledGuests;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a node serves when it is started again on its folder. */
class RestartTest {
    @TempDir
    private Path folder;

    @Test
    void examplesAreUploadedOnce() {
        serveAndStop();

        try (NodeProcess node = NodeProcess.serving(folder)) {
            HttpResponse<String> versions = node.get("v1/functions/simon/hello/versions");
            assertThat(versions.body()).containsOnlyOnce("\"version\":");
            assertThat(node.post("f/simon/hello", "").body()).isEqualTo("Hello faasm!\n");
        }
    }

    @Test
    void anExampleThatSomebodyChangedIsLeftAlone() {
        try (NodeProcess node = NodeProcess.serving(folder)) {
            node.put("f/simon/echo", BundledGuests.module("hello"));
        }
        try (NodeProcess node = NodeProcess.serving(folder)) {
            assertThat(node.post("f/simon/echo", "input").body()).isEqualTo("Hello faasm!\n");
        }
    }

    @Test
    void modulesOfTheCommandLineBecomeFunctions() throws Exception {
        Path module = Files.write(folder.resolve("greeter.wasm"), BundledGuests.module("hello"));
        Path data = folder.resolve("data");
        for (int start = 0; start < 2; start++) {
            try (NodeProcess node = NodeProcess.serving(data, module.toString())) {
                assertThat(node.post("f/demo/greeter", "").body()).isEqualTo("Hello faasm!\n");
                assertThat(node.get("v1/functions/demo/greeter/versions").body())
                        .containsOnlyOnce("\"version\":");
                assertThat(node.get("v1/functions").body()).doesNotContain("simon/");
            }
        }
    }

    private void serveAndStop() {
        try (NodeProcess node = NodeProcess.serving(folder)) {
            node.signal();
            assertThat(node.awaitEnd()).isZero();
        }
    }
}
