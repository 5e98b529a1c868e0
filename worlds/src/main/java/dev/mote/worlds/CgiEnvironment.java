package dev.mote.worlds;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a CGI program sees of an HTTP request in its environment, as RFC 3875 names it. */
final class CgiEnvironment {
    private static final String SOFTWARE = "mote";
    private static final String SPLIT = ":";

    private CgiEnvironment() {}

    /**
     * The values for one request.
     *
     * @param script what the function is called, for a route that names no part of the path
     */
    static Map<String, String> of(HttpRequest request, String script) {
        Map<String, String> values = new TreeMap<>();
        request.fields().forEach(field -> header(values, field));
        // After the fields of the client: none of them can stand for what the server says.
        values.put("GATEWAY_INTERFACE", "CGI/1.1");
        values.put("SERVER_SOFTWARE", SOFTWARE);
        values.put("SERVER_PROTOCOL", request.version());
        values.put("REQUEST_METHOD", request.method());
        values.put("QUERY_STRING", request.query());
        values.put("SCRIPT_NAME", request.mount().isEmpty() ? "/" + script : request.mount());
        values.put("PATH_INFO", pathInfo(request));
        values.put("REMOTE_ADDR", request.client());
        values.put("SERVER_PORT", Integer.toString(request.port()));
        values.put(
                "SERVER_NAME", request.field("Host").map(CgiEnvironment::host).orElse("localhost"));
        request.field("Content-Type").ifPresent(value -> values.put("CONTENT_TYPE", value));
        request.field("Content-Length").ifPresent(value -> values.put("CONTENT_LENGTH", value));
        // What WAGI adds: where the route matched, and the whole address.
        values.put("X_MATCHED_ROUTE", request.mount());
        values.put("X_RAW_PATH_INFO", rawPathInfo(request));
        request.parameters().forEach((name, value) -> values.put("PARAM_" + variable(name), value));
        values.values().removeIf(value -> value.indexOf('\0') >= 0);
        return values;
    }

    /** Credentials and what frames the message are the server's; {@code Proxy} would pass for a setting of the guest's. */
    private static void header(Map<String, String> values, HttpField field) {
        switch (field.name().toLowerCase(Locale.ROOT)) {
            case "proxy",
                    "proxy-authorization",
                    "connection",
                    "transfer-encoding",
                    "content-type",
                    "content-length" -> {
                // Told otherwise, or not at all.
            }
            default -> values.merge("HTTP_" + variable(field.name()), field.value(), (one, more) -> one + ", " + more);
        }
    }

    private static String variable(String name) {
        return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    private static String pathInfo(HttpRequest request) {
        String raw = rawPathInfo(request);
        try {
            // A plus is a plus in a path.
            return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return raw;
        }
    }

    private static String rawPathInfo(HttpRequest request) {
        boolean mounted = request.path().startsWith(request.mount());
        return mounted ? request.path().substring(request.mount().length()) : request.path();
    }

    private static String host(String field) {
        int port = field.lastIndexOf(SPLIT);
        return port > field.lastIndexOf(']') ? field.substring(0, port) : field;
    }
}
