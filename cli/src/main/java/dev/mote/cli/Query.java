package dev.mote.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Values in an address. */
final class Query {
    private Query() {}

    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
