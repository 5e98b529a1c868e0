package dev.mote.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mote.guests.BundledGuests;
import dev.mote.platform.Limits;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fault 56: tokens, scopes, users and pages of other origins. */
class AccessTest {
    @TempDir
    private static Path data;

    private static RealNode node;

    @BeforeAll
    static void start() {
        node = new RealNode(
                        data,
                        Limits.defaults(),
                        List.of(
                                token("invoke-secret", Scope.INVOKE),
                                token("deploy-secret", Scope.DEPLOY),
                                token("read-secret", Scope.READ),
                                token("admin-secret", Scope.ADMIN),
                                Token.of(
                                        "ann-secret",
                                        Set.of(Scope.INVOKE, Scope.DEPLOY, Scope.READ),
                                        Optional.of("ann"))))
                .with("ann", "echo")
                .with("ben", "echo");
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Authorization: Bearer wrong\r\n",
                "Authorization: Bearer \r\n",
                "Authorization: Bearer\r\n",
                "Authorization: Basic invoke-secret\r\n",
                "Authorization: invoke-secret\r\n",
                "X-Token: invoke-secret\r\n",
            })
    void missingOrWrongTokenGets401WithNoDetail(String header) {
        for (String target : List.of("/v1/invoke/ann/echo", "/f/ann/echo", "/fa/ann/echo")) {
            RawClient.Response response = node.send("POST", target, header, "x");
            assertThat(response.status()).isEqualTo(401);
            assertThat(response.header("WWW-Authenticate")).contains("Bearer");
            assertThat(response.text()).doesNotContain("secret");
        }
    }

    @Test
    void tokenInTheQueryIsNotTaken() {
        assertThat(node.post("/f/ann/echo?access_token=admin-secret", "x").status())
                .isEqualTo(401);
        assertThat(node.post("/f/ann/echo?token=admin-secret", "x").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "invoke, 200, 403, 403",
        "deploy, 403, 201, 403",
        "read, 403, 403, 200",
        "admin, 200, 201, 200",
    })
    void scopeAllowsWhatItSays(String scope, int invoke, int deploy, int read) {
        String header = bearer(scope + "-secret");
        assertThat(node.send("POST", "/v1/invoke/ann/echo", header, "x").status())
                .isEqualTo(invoke);
        assertThat(node.send("POST", "/f/ann/echo", header, "x").status()).isEqualTo(invoke);
        assertThat(node.send("PUT", "/v1/functions/ann/new", header, BundledGuests.module("hello"))
                        .status())
                .isEqualTo(deploy);
        assertThat(node.send("GET", "/v1/functions", header, "").status()).isEqualTo(read);
        assertThat(node.send("GET", "/metrics", header, "").status()).isEqualTo(read);
    }

    @Test
    void tokenOfAUserReachesThatUserAlone() {
        String header = bearer("ann-secret");
        assertThat(node.send("POST", "/v1/invoke/ann/echo", header, "x").status())
                .isEqualTo(200);
        for (String target : List.of("/v1/invoke/ben/echo", "/f/ben/echo", "/fa/ben/echo")) {
            assertThat(node.send("POST", target, header, "x").status()).isEqualTo(403);
        }
        assertThat(node.send("PUT", "/f/ben/echo", header, BundledGuests.module("hello"))
                        .status())
                .isEqualTo(403);
        assertThat(node.send("GET", "/v1/functions/ben/echo", header, "").status())
                .isEqualTo(403);
        assertThat(node.send("GET", "/v1/functions?user=ben", header, "").status())
                .isEqualTo(403);
        assertThat(node.send("GET", "/v1/functions", header, "").text())
                .contains("ann/echo")
                .doesNotContain("ben/");
    }

    @Test
    void recordOfAnotherUserLooksLikeNone() {
        String id = node.send("POST", "/v1/invoke/ben/echo?async=true", bearer("admin-secret"), "x")
                .header("Mote-Invocation")
                .orElseThrow();
        assertThat(node.send("GET", "/v1/invocations/" + id, bearer("ben-secret"), "")
                        .status())
                .isEqualTo(401);
        for (String part : List.of("", "/output", "/log")) {
            assertThat(node.send("GET", "/v1/invocations/" + id + part, bearer("ann-secret"), "")
                            .status())
                    .isEqualTo(404);
        }
        assertThat(node.send("DELETE", "/v1/invocations/" + id, bearer("ann-secret"), "")
                        .status())
                .isEqualTo(404);
        assertThat(node.send("GET", "/v1/invocations", bearer("ann-secret"), "").text())
                .doesNotContain("ben/");
    }

    @Test
    void publicAddressesShowNoFunctions() {
        assertThat(node.get("/livez").status()).isEqualTo(200);
        assertThat(node.get("/").text()).doesNotContain("ann/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "http://localhost:1", "http://localhost.evil.example"})
    void pageOfAnotherOriginChangesNothing(String origin) {
        String header = bearer("admin-secret") + "Origin: " + origin + "\r\n";
        assertThat(node.send("POST", "/f/ann/echo", header, "x").status()).isEqualTo(403);
        RawClient.Response read = node.send("GET", "/v1/functions", header, "");
        assertThat(read.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void pageOfTheSameOriginMayCall() {
        String header = bearer("admin-secret") + "Origin: http://localhost\r\n";
        assertThat(node.send("POST", "/f/ann/echo", header, "x").status()).isEqualTo(200);
    }

    @Test
    void openAddressNeedsTokensOrTheWord() {
        assertThatThrownBy(() -> Gateway.start(node.platform, new GatewayConfig("0.0.0.0", 0, List.of(), false)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tokens");
    }

    private static Token token(String secret, Scope scope) {
        return Token.of(secret, Set.of(scope), Optional.empty());
    }

    private static String bearer(String secret) {
        return "Authorization: Bearer " + secret + "\r\n";
    }
}
