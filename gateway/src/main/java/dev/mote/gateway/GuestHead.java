package dev.mote.gateway;

import dev.mote.worlds.HttpField;
import dev.mote.worlds.HttpHead;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Puts the head of a guest's answer into a response. Fields that belong to one connection are the front's own and left
 * out; so is a Content-Length that is wrong, said twice in different ways, or no number.
 */
final class GuestHead {
    private static final Set<String> OF_THE_CONNECTION = Set.of(
            "connection",
            "http2-settings",
            "host",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");
    private static final Set<String> NOT_BEHIND = Set.of(
            "authorization",
            "cache-control",
            "content-encoding",
            "content-length",
            "content-range",
            "content-type",
            "location",
            "set-cookie",
            "vary",
            "www-authenticate");
    private static final String LENGTH = "content-length";
    private static final int LONGEST_LENGTH = 15;

    private GuestHead() {}

    /** @return the length that the guest says, where it says one */
    static OptionalLong write(HttpHead head, HttpServerResponse response) {
        head.reason().ifPresent(response::setStatusMessage);
        Set<String> lengths = new HashSet<>();
        for (HttpField field : head.fields()) {
            String name = field.name().toLowerCase(Locale.ROOT);
            if (name.equals(LENGTH)) {
                lengths.add(field.value().strip());
            } else if (!OF_THE_CONNECTION.contains(name)) {
                response.headers().add(field.name(), field.value());
            }
        }
        return lengths.size() == 1 ? number(lengths.iterator().next()) : OptionalLong.empty();
    }

    /** Without those that frame the answer, say how to read it, or belong to the connection. */
    static List<HttpField> trailers(List<HttpField> fields) {
        return fields.stream()
                .filter(field -> !NOT_BEHIND.contains(field.name().toLowerCase(Locale.ROOT)))
                .filter(field -> !OF_THE_CONNECTION.contains(field.name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    /** Whether answers of this status have no body, and no length either. */
    static boolean isBodiless(int status) {
        return status == 204 || status == 304;
    }

    static void length(HttpServerResponse response, long length) {
        response.headers().set(HttpHeaders.CONTENT_LENGTH, Long.toString(length));
    }

    private static OptionalLong number(String text) {
        boolean plain = !text.isEmpty()
                && text.length() <= LONGEST_LENGTH
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return plain ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }
}
