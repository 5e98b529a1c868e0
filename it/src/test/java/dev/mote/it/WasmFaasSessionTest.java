package dev.mote.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The session of WASM-FaaS's users: a bucket, a component in it, a call. */
class WasmFaasSessionTest {
    private static final Path COMPONENTS = Path.of("..", "guests", "components");

    @TempDir
    private Path folder;

    @Test
    void aComponentFromABucketAnswers() throws IOException {
        try (NodeProcess node = NodeProcess.serving(folder)) {
            WasmFaasClient client = new WasmFaasClient(node);
            assertThat(client.createBucket("functions").body()).isEqualTo("\"Bucket functions created\"");
            assertThat(client.upload("functions/hello", component("hello")).body())
                    .isEqualTo("\"File hello uploaded to functions\"");
            assertThat(client.exec("functions/hello", "{\"name\": \"World\"}").body())
                    .isEqualTo("{\"result\":\"Hello World, how are you?\"}");
            client.upload("functions/fibonacci", component("fibonacci"));
            assertThat(client.exec("functions/fibonacci", "{\"n\":7}").body()).isEqualTo("{\"result\":34}");
        }
    }

    static byte[] component(String name) throws IOException {
        return Files.readAllBytes(COMPONENTS.resolve(name).resolve(name + ".wasm"));
    }
}
