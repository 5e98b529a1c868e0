package dev.mote.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An ordinary program behind a manifest's route, in a process of its own, and what {@code [compat]} takes away. */
class CgiRouteTest {
    @TempDir
    private Path data;

    @TempDir
    private Path folder;

    private Path manifest;

    @BeforeEach
    void files() throws IOException {
        Files.write(folder.resolve("page.wasm"), module("cgi"));
        manifest = folder.resolve("mote.toml");
        Files.writeString(manifest, """
                [compat]
                wasm-faas = false

                [[function]]
                name = "page"
                module = "page.wasm"
                env = { HTTP_GRANTED = "yes" }

                [[route]]
                path = "/page/..."
                function = "page"
                """);
    }

    @Test
    void theProgramAnswersRequests() {
        try (NodeProcess node = NodeProcess.serving(data, manifest.toString())) {
            HttpResponse<String> answer =
                    node.post("page/a%20b?x=1&y", "text/x", "the body".getBytes(StandardCharsets.UTF_8));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("X-Guest")).hasValue("cgi");
            assertThat(answer.body())
                    .startsWith("POST /a b?x=1&y\n")
                    .contains("CONTENT_TYPE=text/x\n", "CONTENT_LENGTH=8\n", "HTTP_GRANTED=yes\n")
                    .endsWith("the body");

            assertThat(node.get("page/status?418%20Teapot").statusCode()).isIn(418, 502);
            assertThat(node.get("page/status?404").statusCode()).isEqualTo(404);
            assertThat(node.get("page/redirect").headers().firstValue("Location"))
                    .hasValue("/elsewhere");
            assertThat(node.get("page").body()).startsWith("GET ?\n");
            HttpResponse<String> bad = node.get("page/bad");
            assertThat(bad.statusCode()).isEqualTo(502);
            assertThat(bad.headers().firstValue("Mote-Error")).hasValue("guest.bad-answer");
            assertThat(node.get("page/again").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void addressesThatAreNotWantedAreNotThere() {
        try (NodeProcess node = NodeProcess.serving(data, manifest.toString())) {
            assertThat(node.put("bucket/files", new byte[0]).statusCode()).isEqualTo(404);
            assertThat(node.post("exec/files/x", "application/json", new byte[] {'1'})
                            .statusCode())
                    .isEqualTo(404);
            assertThat(node.get("f/simon/hello").body()).isEqualTo("Get OK");
        }
    }

    private static byte[] module(String name) throws IOException {
        try (InputStream bytes =
                CgiRouteTest.class.getResourceAsStream("/guests/wasi/" + name + "/" + name + ".wasm")) {
            return bytes.readAllBytes();
        }
    }
}
