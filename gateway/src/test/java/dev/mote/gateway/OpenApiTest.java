package dev.mote.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The OpenAPI document says what the router does: same addresses, methods, statuses and scopes. */
class OpenApiTest {
    @TempDir
    private static Path data;

    private static RealNode node;
    private static JsonNode document;

    @BeforeAll
    static void start() {
        node = new RealNode(data);
        document = Json.readObject(node.get("/openapi.json").body().bytes());
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void documentsEveryRouteAndNoOther() {
        assertThat(documented()).isEqualTo(routed());
    }

    @Test
    void everyOperationHasItsOwnIdAndASummary() {
        Set<String> ids = new TreeSet<>();
        document.path("paths")
                .forEach(path -> path.forEach(operation -> {
                    assertThat(ids.add(operation.path("operationId").asString()))
                            .isTrue();
                    assertThat(operation.path("summary").asString()).isNotEmpty();
                }));
    }

    @Test
    void everyParameterOfAPathIsDeclared() {
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().forEach(operation -> {
                    Set<String> declared = new TreeSet<>();
                    operation.path("parameters").forEach(reference -> {
                        JsonNode parameter = resolve(reference);
                        if (parameter.path("in").asString().equals("path")) {
                            declared.add(parameter.path("name").asString());
                        }
                    });
                    Set<String> used = new TreeSet<>();
                    for (String part : path.getKey().split("/", -1)) {
                        if (Route.isParameter(part)) {
                            used.add(part.substring(1, part.length() - 1));
                        }
                    }
                    assertThat(declared).as(path.getKey()).isEqualTo(used);
                }));
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        for (JsonNode reference : document.findValues("$ref")) {
            assertThat(document.at(reference.asString().substring(1)).isMissingNode())
                    .as(reference.asString())
                    .isFalse();
        }
    }

    private static Map<String, String> documented() {
        Map<String, String> all = new TreeMap<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    Set<String> statuses = new TreeSet<>();
                    operation.getValue().path("responses").propertyNames().forEach(statuses::add);
                    assertThat(statuses.remove("default")).isTrue();
                    JsonNode security = operation.getValue().path("security");
                    String scope = security.isEmpty()
                            ? ""
                            : security.path(0).path("token").path(0).asString();
                    all.put(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), statuses + " " + scope);
                }));
        return all;
    }

    private static Map<String, String> routed() {
        Map<String, String> all = new TreeMap<>();
        for (Route route : Api.router(node.platform, () -> false, Compat.all()).routes()) {
            Set<String> statuses = new TreeSet<>();
            route.statuses().forEach(status -> statuses.add(Integer.toString(status)));
            String path = route.pattern().replace("*", "{path}");
            all.put(
                    route.method() + " " + path,
                    statuses + " " + route.scope().map(Scope::word).orElse(""));
            JsonNode operation =
                    document.path("paths").path(path).path(route.method().name().toLowerCase(Locale.ROOT));
            assertThat(route.body().taken())
                    .as(path)
                    .isEqualTo(!operation.path("requestBody").isMissingNode());
        }
        return all;
    }

    private static JsonNode resolve(JsonNode node) {
        String reference = node.path("$ref").asString("");
        return reference.isEmpty() ? node : document.at(reference.substring(1));
    }
}
