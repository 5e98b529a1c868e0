package dev.mote.it;

import static dev.mote.it.WasmFaasSessionTest.component;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Example components in C: one that only computes, and one that asks an S3 server. */
class ComponentGuestsTest {
    private static final String LISTING = """
            <?xml version="1.0" encoding="UTF-8"?>
            <ListBucketResult><Name>faas-modules</Name><EncodingType>url</EncodingType>
            <Contents><Key>hello.wasm</Key><Size>1234</Size></Contents>
            <Contents><Key>a%20b</Key><ETag>x</ETag><Size>7</Size></Contents>
            </ListBucketResult>
            """;

    @TempDir
    private Path folder;

    @Test
    void aListOfOrdersBecomesWhatEachCustomerSpent() throws IOException {
        try (NodeProcess node = NodeProcess.serving(folder.resolve("data"))) {
            assertThat(node.put("v1/functions/me/transform", component("transform"))
                            .statusCode())
                    .isEqualTo(201);
            String orders = """
                    [{"customer": "Ada", "items": [{"price": 5, "count": 2}]},
                     {"customer": "{[Bob", "items": [{"price": 30, "count": 1}, {"price": 1, "count": 4}]},
                     {"customer": "Ada", "items": []}]
                    """;
            assertThat(node.post("v1/invoke/me/transform", orders).body())
                    .isEqualTo("[{\"customer\":\"{[Bob\",\"total\":34},{\"customer\":\"Ada\",\"total\":10}]");
        }
    }

    @Test
    void aBucketIsListedWhereItsServerIsGranted() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/faas-modules", exchange -> {
            byte[] listing = LISTING.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, listing.length);
            exchange.getResponseBody().write(listing);
            exchange.close();
        });
        server.start();
        String address = "127.0.0.1:" + server.getAddress().getPort();
        Files.write(folder.resolve("s3.wasm"), component("s3"));
        Path manifest = Files.writeString(folder.resolve("app.toml"), """
                [[function]]
                name = "me/granted"
                module = "s3.wasm"
                grants = { net = ["%s"] }
                [[function]]
                name = "me/refused"
                module = "s3.wasm"
                """.formatted(address));
        String input = "{\"bucket\": \"faas-modules\", \"host\": \"" + address + "\"}";
        try (NodeProcess node = NodeProcess.serving(folder.resolve("data"), manifest.toString())) {
            assertThat(node.post("v1/invoke/me/granted", input).body())
                    .isEqualTo("{\"success\":true,\"files\":[{\"name\":\"hello.wasm\",\"size\":1234},"
                            + "{\"name\":\"a%20b\",\"size\":7}]}");
            assertThat(node.post("v1/invoke/me/refused", input).body()).isEqualTo("{\"success\":false,\"files\":[]}");
        } finally {
            server.stop(0);
        }
    }
}
