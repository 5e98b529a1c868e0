package dev.mote.worlds;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The head of an HTTP request, as a guest may see it. The body is the call's input.
 *
 * @param path as it came, still percent-encoded, without the query; starts with a slash
 * @param query as it came, without the question mark; empty where there is none
 * @param version as {@code HTTP/1.1}
 * @param fields in the order in which they came
 * @param parameters what stood for the parameters of the route, decoded
 * @param mount the part of the path that the route names, without a final slash: what follows is the guest's own
 * @param client address of the other side; empty where there is none
 * @param port the port that the node listens on; 0 where there is none
 */
public record HttpRequest(
        String method,
        String path,
        String query,
        String version,
        List<HttpField> fields,
        Map<String, String> parameters,
        String mount,
        String client,
        int port) {
    public HttpRequest {
        fields = List.copyOf(fields);
        parameters = Map.copyOf(parameters);
    }

    /** What a guest sees whose call did not come by a route: a POST of its input. */
    public static HttpRequest ofInput() {
        return new HttpRequest("POST", "/", "", "HTTP/1.1", List.of(), Map.of(), "", "", 0);
    }

    /** The values of a field, joined as HTTP allows; names are compared without case. */
    public Optional<String> field(String name) {
        List<String> values = fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(HttpField::value)
                .toList();
        return values.isEmpty() ? Optional.empty() : Optional.of(values.stream().collect(Collectors.joining(", ")));
    }
}
