package dev.mote.gateway;

import dev.mote.platform.Platform;
import dev.mote.platform.Readiness;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.node.ObjectNode;

/** The node itself: health, metrics, limits, status and the description of the API. */
final class NodeEndpoints {
    private static final CharSequence METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final Platform platform;
    private final BooleanSupplier draining;

    NodeEndpoints(Platform platform, BooleanSupplier draining) {
        this.platform = platform;
        this.draining = draining;
    }

    /** The process answers, so it lives. */
    Answer live(Request request) {
        return Answer.text(200, "ok\n");
    }

    Answer ready(Request request) {
        Readiness readiness = platform.readiness();
        boolean ready = readiness.ready() && !draining.getAsBoolean();
        int status = ready ? 200 : 503;
        if (request.query("verbose").isEmpty()) {
            return Answer.text(status, ready ? "ok\n" : "not ready\n");
        }
        StringBuilder text = new StringBuilder();
        new TreeMap<>(readiness.checks())
                .forEach((part, state) ->
                        text.append(part).append(": ").append(state).append('\n'));
        text.append("gateway: ")
                .append(draining.getAsBoolean() ? "shutting down" : "ok")
                .append('\n');
        return Answer.text(
                status, text.append(ready ? "ready\n" : "not ready\n").toString());
    }

    Answer metrics(Request request) {
        byte[] text = platform.metrics().scrape().getBytes(StandardCharsets.UTF_8);
        return Answer.of(200, METRICS_TYPE, text);
    }

    Answer limits(Request request) {
        ObjectNode document = Json.object();
        document.set("limits", Documents.limits(platform.config().limits()));
        return Json.answer(200, document);
    }

    Answer node(Request request) {
        return Json.answer(200, Documents.node(platform.status(), platform.readiness()));
    }

    Answer openApi(Request request) {
        try (InputStream in = NodeEndpoints.class.getResourceAsStream("openapi.json")) {
            return Answer.of(200, Answer.JSON, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
