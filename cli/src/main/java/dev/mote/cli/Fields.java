package dev.mote.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads a node's JSON for showing: nothing that is missing or odd there breaks a table. */
final class Fields {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private Fields() {}

    static String text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isMissingNode() || value.isNull() ? "" : Printable.line(value.asString(""));
    }

    static Optional<Instant> instant(JsonNode object, String field) {
        try {
            return Optional.of(object.path(field).asString(""))
                    .filter(text -> !text.isEmpty())
                    .map(Instant::parse);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** In this machine's time zone. */
    static String time(JsonNode object, String field) {
        return instant(object, field)
                .map(instant -> TIME.format(instant.atZone(ZoneId.systemDefault())))
                .orElse("");
    }

    /** Between two fields; empty where one is missing. */
    static String between(JsonNode object, String from, String to) {
        return instant(object, from)
                .flatMap(start -> instant(object, to).map(end -> Units.duration(Duration.between(start, end))))
                .orElse("");
    }
}
