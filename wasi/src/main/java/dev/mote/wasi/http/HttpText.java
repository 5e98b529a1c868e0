package dev.mote.wasi.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** How HTTP/1.1 writes what is not a body. Stateless. */
final class HttpText {
    private HttpText() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Fields, each on a line of its own. */
    static String lines(List<Header> headers) {
        return headers.stream()
                .map(header -> header.name() + ": " + header.value() + "\r\n")
                .collect(Collectors.joining());
    }
}
