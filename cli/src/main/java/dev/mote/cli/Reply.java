package dev.mote.cli;

import dev.mote.platform.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A node's answer. */
final class Reply {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final int status;
    private final byte[] body;
    private final Optional<String> invocation;
    private final Optional<String> type;

    /** @param invocation id of the call that it is about */
    Reply(int status, byte[] body, Optional<String> invocation, Optional<String> type) {
        this.status = status;
        this.body = body;
        this.invocation = invocation;
        this.type = type;
    }

    int status() {
        return status;
    }

    byte[] body() {
        return body;
    }

    Optional<String> invocation() {
        return invocation;
    }

    boolean ok() {
        return status < 400;
    }

    JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            throw new CliException(
                    "The answer (HTTP " + status + ") is not from a Mote node.", "Check --url and MOTE_URL.");
        }
    }

    /** The answer, where it is a good one. */
    Reply orThrow() {
        return orThrow(ExitCode.FAILED);
    }

    Reply orThrow(int exitCode) {
        if (ok()) {
            return this;
        }
        throw problem(exitCode);
    }

    private CliException problem(int exitCode) {
        if (status == 401) {
            // The JDK's client drops the body of this answer where the request's was streamed.
            return new CliException(
                    "The node lets nobody do this without a token of its own.",
                    List.of("error " + ErrorCode.UNAUTHENTICATED.id() + " (HTTP 401)"),
                    Optional.of("Set MOTE_TOKEN to one with the needed scope, or give it with --token."),
                    exitCode);
        }
        if (type.filter(value -> value.startsWith("application/problem+json")).isEmpty()) {
            return new CliException(
                    "The node answered HTTP " + status + ".",
                    List.of(Printable.line(
                            Printable.text(body).lines().findFirst().orElse("no text came with it"))),
                    Optional.empty(),
                    exitCode);
        }
        JsonNode problem = json();
        List<String> facts = new ArrayList<>();
        String detail = text(problem, "detail");
        if (!detail.isEmpty()) {
            facts.add(detail);
        }
        facts.add("error " + text(problem, "code") + " (HTTP " + status + ")");
        invocation.ifPresent(id -> facts.add("invocation " + Printable.line(id)));
        return new CliException(
                text(problem, "title") + ".",
                facts,
                Optional.of(text(problem, "hint")).filter(hint -> !hint.isEmpty()),
                exitCode);
    }

    private static String text(JsonNode object, String field) {
        return Printable.line(object.path(field).asString(""));
    }
}
