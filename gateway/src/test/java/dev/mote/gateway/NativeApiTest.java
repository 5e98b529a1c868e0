package dev.mote.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mote.guests.BundledGuests;
import dev.mote.platform.Limit;
import dev.mote.platform.Limits;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The native API over a socket: functions, versions, aliases, settings, calls and records. */
class NativeApiTest {
    @TempDir
    private static Path data;

    private static RealNode node;

    @BeforeAll
    static void start() {
        node = new RealNode(data)
                .with("ann", "echo")
                .with("ann", "trap")
                .with("ann", "loop", Limits.defaults().with(Limit.WALL_TIME, Duration.ofMillis(300)))
                .with("ann", "hostloop", Limits.defaults().with(Limit.WALL_TIME, Duration.ofMinutes(1)));
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void functionGoesThroughItsLife() {
        String address = "/v1/functions/ben/greet";
        RawClient.Response first = upload(address, "hello");
        assertThat(first.status()).isEqualTo(201);
        assertThat(json(first).path("version").asLong()).isEqualTo(1);
        assertThat(json(first).path("world").asString()).isEqualTo("faasm-2018");
        assertThat(json(first).path("digest").asString()).hasSize(64);
        assertThat(json(upload(address, "echo")).path("version").asLong()).isEqualTo(2);
        assertThat(node.post("/v1/invoke/ben/greet", "two").text()).isEqualTo("two");
        assertThat(node.post("/v1/invoke/ben/greet@1", "").text()).isEqualTo("Hello faasm!");

        assertThat(node.send("PUT", address + "/aliases/old", "", "{\"version\": 1}")
                        .status())
                .isEqualTo(200);
        assertThat(node.post("/v1/invoke/ben/greet@old", "").text()).isEqualTo("Hello faasm!");
        assertThat(json(node.get(address)).path("aliases").path("old").asLong()).isEqualTo(1);

        assertThat(json(node.post(address + "/rollback", "")).path("live").asLong())
                .isEqualTo(1);
        assertThat(json(node.post(address + "/rollback", "{\"version\": 2}"))
                        .path("live")
                        .asLong())
                .isEqualTo(2);
        assertThat(json(node.get(address + "/versions")).path("versions")).hasSize(2);

        assertThat(node.send("DELETE", address + "/aliases/old", "", "").status())
                .isEqualTo(204);
        assertThat(json(node.get(address + "/aliases")).path("aliases")).isEmpty();
        assertThat(node.send("DELETE", address, "", "").status()).isEqualTo(204);
        assertThat(node.get(address).status()).isEqualTo(404);
    }

    @Test
    void noContentHasNoLengthAndKeepsTheConnection() {
        upload("/v1/functions/ben/gone", "hello");
        try (RawClient client = node.connect()) {
            RawClient.Response response = client.send(
                            "DELETE /v1/functions/ben/gone HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .read();
            assertThat(response.status()).isEqualTo(204);
            assertThat(response.header("Content-Length")).isEmpty();
            client.send("GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(client.read().text()).isEqualTo("ok\n");
        }
    }

    @Test
    void listsFunctionsOfAUser() {
        JsonNode functions = json(node.get("/v1/functions?user=ann")).path("functions");
        assertThat(functions.findValuesAsString("function"))
                .containsExactly("ann/echo", "ann/hostloop", "ann/loop", "ann/trap");
    }

    @Test
    void settingsMakeAVersionAndComeBack() {
        String address = "/v1/functions/ben/settled";
        upload(address, "echo");
        RawClient.Response response = node.send(
                "PUT",
                address + "/settings",
                "",
                "{\"limits\": {\"wall-time\": \"5s\", \"log\": 1000}, \"grants\": {\"net\": [\"*:80\"], \"env\": {\"A\": \"b\"}}}");
        assertThat(response.status()).as(response.text()).isEqualTo(200);
        assertThat(json(response).path("version").asLong()).isEqualTo(2);
        JsonNode settings = json(node.get(address + "/settings"));
        assertThat(settings.path("limits").path("wall-time").asLong()).isEqualTo(5_000);
        assertThat(settings.path("limits").path("log").asLong()).isEqualTo(1_000);
        assertThat(settings.path("grants").path("net").path(0).asString()).isEqualTo("*:80");
        assertThat(settings.path("grants").path("env").path("A").asString()).isEqualTo("b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"limits\": {\"wall-tim\": \"5s\"}} | settings.invalid | wall-tim",
                "{\"limits\": {\"wall-time\": \"5 years\"}} | settings.invalid | wall-time",
                "{\"limits\": {\"module-size\": 1}} | settings.invalid | module-size",
                "{\"limits\": {\"wall-time\": 1.5}} | settings.invalid | limits",
                "{\"limits\": []} | settings.invalid | limits",
                "{\"limit\": {}} | settings.invalid | limit",
                "{\"grants\": {\"files\": []}} | settings.invalid | files",
                "[] | request.invalid | object",
                "{\"limits\": {} | request.invalid | line 1",
                "{} {} | request.invalid | JSON",
                "{\"limits\": {}, \"limits\": {}} | request.invalid | JSON",
            })
    void wrongSettingsAreNamed(String body, String code, String part) {
        RawClient.Response response = node.send("PUT", "/v1/functions/ann/echo/settings", "", body);
        assertThat(response.status()).isEqualTo(400);
        assertThat(json(response).path("code").asString()).isEqualTo(code);
        assertThat(json(response).path("detail").asString()).contains(part);
    }

    @Test
    void wrongModuleIsExplainedAndNothingIsStored() {
        RawClient.Response response = node.send("PUT", "/v1/functions/ben/broken", "", "no module");
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.header("Content-Type")).contains("application/problem+json");
        assertThat(json(response).path("type").asString()).isEqualTo("urn:mote:error:module.malformed");
        assertThat(json(response).path("hint").asString()).isNotEmpty();
        assertThat(node.get("/v1/functions/ben/broken").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "trap, 502, guest.trapped",
        "loop, 504, guest.timed-out",
        "missing, 404, function.not-found",
        "echo@9, 404, version.not-found",
        "echo@none, 404, version.not-found",
        "-bad, 400, name.invalid",
    })
    void failedCallIsAProblem(String name, int status, String code) {
        RawClient.Response response = node.post("/v1/invoke/ann/" + name, "x");
        assertThat(response.status()).isEqualTo(status);
        assertThat(json(response).path("code").asString()).isEqualTo(code);
        assertThat(json(response).path("status").asInt()).isEqualTo(status);
        assertThat(response.header("Mote-Error")).contains(code);
    }

    @Test
    void callCarriesItsInvocation() {
        RawClient.Response response = node.post("/v1/invoke/ann/trap", "");
        String id = response.header("Mote-Invocation").orElseThrow();
        assertThat(json(response).path("instance").asString()).isEqualTo("/v1/invocations/" + id);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> node.get("/v1/invocations/" + id).status() == 200);
        JsonNode record = json(node.get("/v1/invocations/" + id));
        assertThat(record.path("state").asString()).isEqualTo("done");
        assertThat(record.path("outcome").asString()).isEqualTo("trapped");
        assertThat(record.path("error").path("code").asString()).isEqualTo("guest.trapped");
        assertThat(node.get("/v1/invocations/" + id + "/output").status()).isEqualTo(502);
        assertThat(node.get("/v1/invocations/" + id + "/log").status()).isEqualTo(200);
    }

    @Test
    void asynchronousCallAnswers202AndCanBeAwaited() {
        RawClient.Response response =
                node.send("POST", "/v1/invoke/ann/echo?async=true", "Idempotency-Key: once\r\n", "later");
        assertThat(response.status()).isEqualTo(202);
        String id = json(response).path("id").asString();
        assertThat(response.header("Location")).contains("/v1/invocations/" + id);
        RawClient.Response again =
                node.send("POST", "/v1/invoke/ann/echo?async=true", "Idempotency-Key: once\r\n", "later");
        assertThat(json(again).path("id").asString()).isEqualTo(id);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> node.get("/v1/invocations/" + id + "/output").status() == 200);
        assertThat(node.get("/v1/invocations/" + id + "/output").text()).isEqualTo("later");
        assertThat(node.send("DELETE", "/v1/invocations/" + id, "", "").status())
                .isEqualTo(409);
    }

    @Test
    void runningCallCanBeCancelled() {
        RawClient.Response response = node.post("/v1/invoke/ann/hostloop?async=true", "");
        String id = json(response).path("id").asString();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> json(node.get("/v1/invocations/" + id))
                        .path("state")
                        .asString()
                        .equals("running"));
        assertThat(node.get("/v1/invocations/" + id + "/output").status()).isEqualTo(409);
        assertThat(node.send("DELETE", "/v1/invocations/" + id, "", "").status())
                .isEqualTo(204);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> json(node.get("/v1/invocations/" + id))
                        .path("outcome")
                        .asString()
                        .equals("cancelled"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1001", "x", "-1", ""})
    void listLimitIsBounded(String limit) {
        assertThat(node.get("/v1/invocations?limit=" + limit).status()).isEqualTo(400);
    }

    @Test
    void unknownInvocationGets404() {
        assertThat(json(node.get("/v1/invocations/none")).path("code").asString())
                .isEqualTo("invocation.not-found");
    }

    @Test
    void inspectTellsWhatAModuleIs() {
        RawClient.Response response = node.send("POST", "/v1/inspect", "", BundledGuests.module("echo"));
        assertThat(response.status()).isEqualTo(200);
        assertThat(json(response).path("world").asString()).isEqualTo("faasm-2018");
        assertThat(json(response).path("exports").findValuesAsString("name")).contains("run", "memory");
    }

    @Test
    void limitsListEveryLimit() {
        JsonNode limits = json(node.get("/v1/limits")).path("limits");
        assertThat(limits).hasSize(Limit.values().length);
        assertThat(limits.findValuesAsString("name")).contains("wall-time", "http-headers");
    }

    @Test
    void nodeTellsWhatItDoes() {
        JsonNode status = json(node.get("/v1/node"));
        assertThat(status.path("ready").asBoolean()).isTrue();
        assertThat(status.path("functions").asInt()).isPositive();
    }

    private static RawClient.Response upload(String address, String guest) {
        return node.send("PUT", address, "", BundledGuests.module(guest));
    }

    private static JsonNode json(RawClient.Response response) {
        return Json.readObject(response.body().bytes());
    }
}
