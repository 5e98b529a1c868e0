package dev.mote.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mote.guests.BundledGuests;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uploads that are compiled after they were accepted. */
class BackgroundDeploymentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String FUNCTION = "/v1/functions/me/fn";

    @TempDir
    private Path data;

    private RealNode node;

    @BeforeEach
    void start() {
        node = new RealNode(data);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void anAcceptedModuleBecomesTheLiveVersion() {
        RawClient.Response accepted = deploy(BundledGuests.module("hello"));

        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.header("location")).contains(FUNCTION + "/deployment");
        assertThat(accepted.text()).contains("\"state\":\"pending\"");
        awaitState("ready");
        assertThat(deployment()).contains("\"version\":1", "faasm-2018");
        assertThat(node.get(FUNCTION).text()).contains("\"deployment\":{").contains("\"state\":\"ready\"");
        assertThat(node.post("/v1/invoke/me/fn", "").status()).isEqualTo(200);
    }

    @Test
    void aRefusedModuleChangesNothing() {
        node.send("PUT", FUNCTION, "", BundledGuests.module("hello"));

        assertThat(deploy(new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0, 99}).status())
                .isEqualTo(202);
        awaitState("failed");
        assertThat(deployment()).contains("\"error\":{\"code\":\"module.malformed\"");
        assertThat(node.get(FUNCTION).text()).contains("\"live\":1");
        assertThat(node.post("/v1/invoke/me/fn", "").status()).isEqualTo(200);
    }

    @Test
    void theLastOfSeveralStays() {
        deploy(BundledGuests.module("hello"));
        deploy(BundledGuests.module("dummy"));
        RawClient.Response last = deploy(BundledGuests.module("echo"));

        assertThat(last.status()).isEqualTo(202);
        await().atMost(PATIENCE).until(() -> deployment().contains("\"version\":3"));
        assertThat(node.post("/v1/invoke/me/fn", "again").text()).startsWith("again");
    }

    @Test
    void nothingDeployedIsNotFound() {
        assertThat(node.get(FUNCTION + "/deployment").status()).isEqualTo(404);
        assertThat(node.send("PUT", FUNCTION + "?async=perhaps", "", new byte[] {1})
                        .status())
                .isEqualTo(400);
    }

    private RawClient.Response deploy(byte[] wasm) {
        return node.send("PUT", FUNCTION + "?async=true", "", wasm);
    }

    private String deployment() {
        return node.get(FUNCTION + "/deployment").text();
    }

    private void awaitState(String state) {
        await().atMost(PATIENCE).until(() -> deployment().contains("\"state\":\"" + state + "\""));
    }
}
