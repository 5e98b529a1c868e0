package dev.mote.gateway;

import io.vertx.core.http.HttpMethod;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Finds the route of an address: exact before parameter before the longest prefix. Immutable once made. */
final class Router {
    /** What a lookup found. */
    sealed interface Found {
        /** @param segments of the address */
        record Match(Route route, List<String> segments) implements Found {}

        /** @param allow methods that the address takes, for the Allow header */
        record WrongMethod(String allow) implements Found {}

        /** Nothing is there. */
        record Nothing() implements Found {}
    }

    private final Node root = new Node();
    private final List<Route> routes;

    Router(List<Route> routes) {
        this.routes = List.copyOf(routes);
        for (Route route : routes) {
            Node node = root;
            for (String part : route.parts()) {
                node = node.child(part);
            }
            if (node.methods.put(route.method(), route) != null) {
                throw new IllegalArgumentException(route.method() + " " + route.pattern() + " is there twice");
            }
        }
    }

    List<Route> routes() {
        return routes;
    }

    Found find(HttpMethod method, List<String> segments) {
        Node node = root.find(segments, 0);
        if (node == null) {
            return new Found.Nothing();
        }
        Route route = node.methods.get(method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method);
        return route == null ? new Found.WrongMethod(node.allow()) : new Found.Match(route, segments);
    }

    /** A place in the tree of patterns. */
    private static final class Node {
        private final Map<String, Node> exact = new HashMap<>();
        private final Map<HttpMethod, Route> methods = new HashMap<>();
        private Node parameter;
        private Node prefix;

        Node child(String part) {
            if (part.equals("*")) {
                prefix = Optional.ofNullable(prefix).orElseGet(Node::new);
                return prefix;
            }
            if (Route.isParameter(part)) {
                parameter = Optional.ofNullable(parameter).orElseGet(Node::new);
                return parameter;
            }
            return exact.computeIfAbsent(part, _ -> new Node());
        }

        Node find(List<String> segments, int at) {
            if (at == segments.size()) {
                return methods.isEmpty() ? prefix : this;
            }
            Node next = exact.get(segments.get(at));
            Node found = next == null ? null : next.find(segments, at + 1);
            if (found == null && parameter != null) {
                found = parameter.find(segments, at + 1);
            }
            return found == null ? prefix : found;
        }

        String allow() {
            Map<String, Boolean> names = new TreeMap<>();
            methods.keySet().forEach(method -> names.put(method.name(), true));
            if (names.containsKey("GET")) {
                names.put("HEAD", true);
            }
            return names.keySet().stream().collect(Collectors.joining(", "));
        }
    }
}
