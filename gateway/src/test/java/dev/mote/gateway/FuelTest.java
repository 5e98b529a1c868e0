package dev.mote.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.platform.Limit;
import dev.mote.platform.Limits;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fuel limit through a whole node: the same call is charged the same, and an endless one ends. */
class FuelTest {
    @TempDir
    private static Path data;

    private static RealNode node;

    @BeforeAll
    static void start() {
        Limits fuel = Limits.defaults().with(Limit.FUEL, 50_000_000);
        node = new RealNode(data).with("ann", "echo", fuel).with("bob", "echo").with("ann", "loop", fuel);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void theSameCallIsChargedTheSame() {
        RawClient.Response first = node.post("/v1/invoke/ann/echo", "hello");
        RawClient.Response second = node.post("/v1/invoke/ann/echo", "hello");
        assertThat(first.status()).isEqualTo(200);
        assertThat(Long.parseLong(first.header("Mote-Fuel").orElseThrow())).isPositive();
        assertThat(second.header("Mote-Fuel")).isEqualTo(first.header("Mote-Fuel"));

        RawClient.Response record =
                node.get("/v1/invocations/" + second.header("Mote-Invocation").orElseThrow());
        assertThat(record.text())
                .contains("\"fuel\":" + second.header("Mote-Fuel").orElseThrow());
    }

    @Test
    void aFunctionWithoutTheLimitIsNotCharged() {
        assertThat(node.post("/v1/invoke/bob/echo", "hello").header("Mote-Fuel"))
                .isEmpty();
    }

    /** The limit is set and lifted while the module stays the same. */
    @Test
    void theSettingsSayWhetherAFunctionIsCharged() {
        node.with("eve", "echo");
        assertThat(settings("{\"limits\": {\"fuel\": 5000000000}}").status()).isEqualTo(200);
        assertThat(node.post("/v1/invoke/eve/echo", "hello").header("Mote-Fuel"))
                .isPresent();
        assertThat(settings("{\"limits\": {\"fuel\": -1}}").status()).isEqualTo(400);
        assertThat(settings("{\"limits\": {}}").status()).isEqualTo(200);
        assertThat(node.post("/v1/invoke/eve/echo", "hello").header("Mote-Fuel"))
                .isEmpty();
    }

    private static RawClient.Response settings(String json) {
        return node.send("PUT", "/v1/functions/eve/echo/settings", "", json);
    }

    @Test
    void anEndlessLoopRunsOut() {
        RawClient.Response response = node.post("/v1/invoke/ann/loop", "");
        assertThat(response.status()).isEqualTo(504);
        assertThat(response.header("Mote-Error")).contains("guest.out-of-fuel");
        assertThat(Long.parseLong(response.header("Mote-Fuel").orElseThrow())).isGreaterThan(50_000_000);
        assertThat(node.get("/livez").status()).isEqualTo(200);
    }
}
