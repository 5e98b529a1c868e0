package dev.mote.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Health, metrics and the page at the root. */
class HealthTest {
    @TempDir
    private static Path data;

    private static RealNode node;

    @BeforeAll
    static void start() {
        node = new RealNode(data).with("ann", "echo");
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/livez", "/readyz", "/healthz"})
    void healthyNodeSaysOk(String target) {
        assertThat(node.get(target).status()).isEqualTo(200);
        assertThat(node.get(target).text()).isEqualTo("ok\n");
    }

    @Test
    void verboseListsTheChecks() {
        assertThat(node.get("/readyz?verbose").text()).contains("storage: ok").endsWith("ready\n");
    }

    @Test
    void metricsAreInTheTextFormatOfPrometheus() {
        node.post("/f/ann/echo", "x");
        RawClient.Response response = node.get("/metrics");
        assertThat(response.header("Content-Type").orElseThrow()).startsWith("text/plain; version=0.0.4");
        assertThat(response.text())
                .contains("mote_invocations_total{outcome=\"completed\",world=\"faasm-2018\"}")
                .contains("mote_http_connections ")
                .contains("mote_http_responses_total{code=\"2xx\"}");
    }

    @Test
    void requestedNamesNeverBecomeLabels() {
        node.post("/f/attacker1234/label1234", "x");
        node.get("/v1/functions/attacker1234/label1234");
        assertThat(node.get("/metrics").text()).doesNotContain("1234");
    }

    @Test
    void landingListsCurlLines() {
        assertThat(node.get("/").text()).contains("curl -X POST http://localhost/f/ann/echo -d 'input'");
        RawClient.Response page = node.send("GET", "/", "Accept: text/html\r\n", "");
        assertThat(page.header("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy")).isPresent();
        assertThat(page.text()).contains("&#39;input&#39;").doesNotContain("<script", "src=", "href=");
    }
}
