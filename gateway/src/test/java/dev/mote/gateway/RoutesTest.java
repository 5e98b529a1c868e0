package dev.mote.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mote.platform.FunctionName;
import dev.mote.platform.Limits;
import dev.mote.platform.VersionRef;
import dev.mote.worlds.Grants;
import dev.mote.worlds.Payload;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Routes of applications, in front of the node's own addresses. */
class RoutesTest {
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
    void anUnknownRouteIsTheOriginalsText() {
        node.withHandle("hello", "hello");

        RawClient.Response response = node.get("/nothing");

        assertThat(response.status()).isEqualTo(404);
        assertThat(response.header("content-length")).contains("16");
        assertThat(response.text()).isEqualTo("Route not found\n");
    }

    @Test
    void aRouteIsFoundByItsPathWhateverTheQuery() {
        node.withHandle("hello", "hello");

        assertThat(node.get("/hello?x=1").status()).isEqualTo(200);
    }

    @Test
    void anotherMethodIsRefusedWithThoseThereAre() {
        node.route("/hello", fixed("hi"), "GET");

        RawClient.Response response = node.post("/hello", "");

        assertThat(response.status()).isEqualTo(405);
        assertThat(response.header("Allow")).contains("GET, HEAD");
    }

    @Test
    void headIsGetWithoutABody() {
        node.withHandle("hello", "hello");
        try (RawClient client = node.connect()) {
            client.send("HEAD /hello HTTP/1.1\r\nHost: localhost\r\n\r\n"
                    + "GET /hello HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

            assertThat(client.readToEnd())
                    .containsSubsequence("HTTP/1.1 200 Ok", "content-length: 23", "\r\n\r\nHTTP/1.1 200 Ok")
                    .endsWith("Hello world from wasm!\n");
        }
    }

    @Test
    void anOldClientGetsItsAnswerAndTheEnd() {
        node.withHandle("hello", "hello");
        try (RawClient client = node.connect()) {
            client.send("GET /hello HTTP/1.0\r\n\r\n");

            assertThat(client.readToEnd())
                    .startsWith("HTTP/1.0 200 Ok\r\n")
                    .endsWith("\r\n\r\nHello world from wasm!\n");
        }
    }

    @Test
    void exactComesBeforeParameterAndParameterBeforeTheRest() {
        node.route("/a/b", fixed("exact"))
                .route("/a/:x", fixed("parameter"))
                .route("/a/...", fixed("rest"))
                .route("/...", fixed("everything"));

        assertThat(node.get("/a/b").text()).isEqualTo("exact");
        assertThat(node.get("/a/c").text()).isEqualTo("parameter");
        assertThat(node.get("/a/c/d").text()).isEqualTo("rest");
        assertThat(node.get("/b").text()).isEqualTo("everything");
        assertThat(node.get("/").text()).isEqualTo("everything");
    }

    @Test
    void aRouteForEverythingLeavesTheNodesOwnAddresses() {
        node.route("/...", fixed("everything"));

        assertThat(node.get("/livez").text()).isEqualTo("ok\n");
        assertThat(node.get("/v1/functions").text()).contains("functions");
    }

    @Test
    void aRouteOfAHostComesFirstAndMakesItsNameKnown() {
        FunctionName hello = node.handle("hello", "hello", Limits.defaults(), Grants.none());
        node.gateway.serve(List.of(
                new AppRoute(
                        Optional.of("Shop.example"),
                        Set.of(),
                        "/hello",
                        new RouteTarget.Function(hello, new VersionRef.Live())),
                new AppRoute(Optional.empty(), Set.of(), "/hello", fixed("anybody"))));

        assertThat(ask("shop.example:8080")).endsWith("Hello world from wasm!\n");
        assertThat(ask("localhost")).endsWith("anybody");
        assertThat(ask("elsewhere.example")).startsWith("HTTP/1.1 403");
    }

    @Test
    void theGuestSeesTheRequest() {
        FunctionName echo = node.handle("echo", "handle", Limits.defaults(), Grants.none());
        node.route("/users/:id/posts", new RouteTarget.Function(echo, new VersionRef.Live()));

        RawClient.Response response =
                node.send("POST", "/users/a%20b/posts?page=2", "X-One: 1\r\nX-One: 2\r\n", "the body");

        assertThat(response.text())
                .contains("method: POST\n", "path: /users/a%20b/posts\n", "query: page=2\n", "id: a b\n")
                .contains("header: X-One=1\n", "header: X-One=2\n")
                .endsWith("\n\nthe body");
        assertThat(response.header("content-type")).contains("text/plain");
        assertThat(response.headers()).doesNotContainKey("x-content-type-options");
    }

    @Test
    void aFaasmFunctionAnswersWithItsOutput() {
        node.with("simon", "echo")
                .route("/faasm", new RouteTarget.Function(new FunctionName("simon", "echo"), new VersionRef.Live()));

        assertThat(node.post("/faasm", "from Faasm").text()).isEqualTo("from Faasm");
    }

    @Test
    void aFunctionThatIsGoneIsTheOriginalsText() {
        node.withHandle("hello", "hello");
        node.platform.functions().delete(new FunctionName("app", "hello"));

        RawClient.Response response = node.get("/hello");

        assertThat(response.status()).isEqualTo(404);
        assertThat(response.text()).isEqualTo("Function not found\n");
    }

    @Test
    void redirectsAndFixedAnswersNeedNoFunction() {
        node.route("/old", new RouteTarget.Redirect(308, "/new"))
                .route(
                        "/teapot",
                        new RouteTarget.Fixed(418, Map.of("Content-Type", "text/tea"), Payload.utf8("short")));

        assertThat(node.get("/old").header("location")).contains("/new");
        assertThat(node.get("/old").status()).isEqualTo(308);
        assertThat(node.get("/teapot").status()).isEqualTo(418);
        assertThat(node.get("/teapot").header("content-type")).contains("text/tea");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil", "/%2e%2e/hello", "/a/../hello", "/hello%2fx", "/hel%00lo", "\\hello", "/h#x"})
    void fault33AmbiguousTargetsReachNoRoute(String target) {
        node.route("/...", fixed("everything"));

        assertThat(node.get(target).status()).isEqualTo(400);
    }

    @Test
    void fault53RoutesForTheSameRequestsAreRefusedAndTheOldOnesStay() {
        node.route("/hello", fixed("old"));

        assertThatThrownBy(() -> node.gateway.serve(List.of(
                        new AppRoute(Optional.empty(), Set.of("GET"), "/a/:x", fixed("one")),
                        new AppRoute(Optional.empty(), Set.of(), "/a/:y", fixed("two")))))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(node.get("/hello").text()).isEqualTo("old");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "/a//b", "/a/.../b", "/:", "/{x}", "/*", "/a?b", "/a b"})
    void pathsThatCannotBeRoutesAreRefusedByName(String path) {
        assertThatThrownBy(() -> new AppRoute(Optional.empty(), Set.of(), path, fixed("")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + path + "'");
    }

    private static RouteTarget fixed(String text) {
        return new RouteTarget.Fixed(200, Map.of(), Payload.utf8(text));
    }

    private String ask(String host) {
        try (RawClient client = node.connect()) {
            client.send("GET /hello HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
            return client.readToEnd();
        }
    }
}
