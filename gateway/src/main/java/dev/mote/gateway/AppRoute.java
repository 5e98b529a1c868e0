package dev.mote.gateway;

import dev.mote.platform.MoteException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A route of an application: host, methods and path, and where they lead.
 *
 * @param host empty for every host; in lower case
 * @param methods empty for every method; a route that takes GET takes HEAD
 * @param path {@code /a/:id/b}; a last {@code ...} stands for any further segments, none included
 */
public record AppRoute(Optional<String> host, Set<String> methods, String path, RouteTarget target) {
    /** The methods that a route can name. */
    public static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS");

    private static final String REST = "...";

    /** @throws IllegalArgumentException with what is wrong, naming the part */
    public AppRoute {
        host = host.map(name -> name.toLowerCase(Locale.ROOT));
        methods = Set.copyOf(methods);
        host.filter(name -> !Authority.isValid(name) || !Authority.host(name).equals(name))
                .ifPresent(name -> {
                    throw new IllegalArgumentException("'" + name + "' is no host name.");
                });
        methods.stream().filter(method -> !METHODS.contains(method)).forEach(method -> {
            throw new IllegalArgumentException("'" + method + "' is no method that a route can take; those are "
                    + String.join(", ", METHODS) + ".");
        });
        pattern(path);
    }

    /** The path as the router takes it: {@code /a/{id}/*}. */
    String pattern() {
        return pattern(path);
    }

    /** The methods in full. */
    Set<String> allMethods() {
        return methods.isEmpty() ? Set.copyOf(METHODS) : methods;
    }

    /** What two routes must not have in common, one entry for every method. */
    public Set<String> places() {
        String where = host.orElse("") + pattern().replaceAll("\\{[^}]*}", "{}");
        return allMethods().stream().map(method -> method + " " + where).collect(Collectors.toSet());
    }

    private static String pattern(String path) {
        List<String> segments;
        try {
            segments = RequestTarget.parse(path).segments();
        } catch (MoteException e) {
            throw new IllegalArgumentException("The path '" + path + "' cannot be used. " + e.getMessage(), e);
        }
        if (path.indexOf('?') >= 0) {
            throw new IllegalArgumentException(
                    "The path '" + path + "' has a query; a route is found by its path alone.");
        }
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < segments.size(); i++) {
            parts.add(part(path, segments.get(i), i == segments.size() - 1));
        }
        return "/" + String.join("/", parts);
    }

    private static String part(String path, String segment, boolean last) {
        if (segment.equals(REST)) {
            if (!last) {
                throw new IllegalArgumentException("The path '" + path + "' goes on after '...'.");
            }
            return "*";
        }
        if (segment.startsWith(":")) {
            String name = segment.substring(1);
            if (!name.matches("[A-Za-z_][A-Za-z0-9_-]*")) {
                throw new IllegalArgumentException(
                        "The path '" + path + "' has a parameter without a name of letters, digits, '_' and '-'.");
            }
            return "{" + name + "}";
        }
        if (segment.startsWith("{") || segment.equals("*")) {
            throw new IllegalArgumentException(
                    "The path '" + path + "' has a part '" + segment + "'; a parameter is written :name, the rest ...");
        }
        return segment;
    }
}
