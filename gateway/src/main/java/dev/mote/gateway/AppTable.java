package dev.mote.gateway;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The routes of applications: those of a host before those of every host. Immutable. */
final class AppTable {
    static final AppTable EMPTY = new AppTable(List.of(), _ -> null);

    /** A pattern that takes every path; the node's own addresses stay reachable beside it. */
    private static final String EVERYTHING = "/*";

    private final Map<String, Router> hosts = new HashMap<>();
    private final Router everywhere;
    private final boolean empty;

    /** @param endpoints what answers for a target */
    AppTable(List<AppRoute> routes, Function<RouteTarget, Endpoint> endpoints) {
        Map<String, List<Route>> byHost = new HashMap<>();
        for (AppRoute route : routes) {
            Endpoint endpoint = endpoints.apply(route.target());
            List<Route> list = byHost.computeIfAbsent(route.host().orElse(""), _ -> new ArrayList<>());
            route.allMethods()
                    .forEach(method -> list.add(new Route(
                            HttpMethod.valueOf(method),
                            route.pattern(),
                            Optional.empty(),
                            route.target() instanceof RouteTarget.Function ? BodyRule.INPUT : BodyRule.NONE,
                            Set.of(),
                            AppErrors::answer,
                            endpoint)));
        }
        everywhere = new Router(Optional.ofNullable(byHost.remove("")).orElse(List.of()));
        byHost.forEach((host, list) -> hosts.put(host, new Router(list)));
        empty = routes.isEmpty();
    }

    boolean isEmpty() {
        return empty;
    }

    /** Whether a route names the host of a request. */
    boolean names(HttpServerRequest http) {
        return !hosts.isEmpty() && hosts.containsKey(host(http));
    }

    /** The application's answer to an address, or else the node's own. */
    Router.Found find(HttpServerRequest http, List<String> segments, Router own) {
        Router ofHost = hosts.isEmpty() ? null : hosts.get(host(http));
        if (ofHost != null) {
            Router.Found found = ofHost.find(http.method(), segments);
            if (!(found instanceof Router.Found.Nothing)) {
                return found;
            }
        }
        Router.Found found = everywhere.find(http.method(), segments);
        if (found instanceof Router.Found.Nothing) {
            return own.find(http.method(), segments);
        }
        if (!segments.isEmpty() && isEverything(found)) {
            Router.Found nodes = own.find(http.method(), segments);
            return nodes instanceof Router.Found.Nothing ? found : nodes;
        }
        return found;
    }

    private static boolean isEverything(Router.Found found) {
        return found instanceof Router.Found.Match match
                && match.route().pattern().equals(EVERYTHING);
    }

    private static String host(HttpServerRequest http) {
        String host = http.getHeader("Host");
        return host == null ? "" : Authority.host(host).toLowerCase(Locale.ROOT);
    }
}
