package dev.mote.cli;

import dev.mote.gateway.AppRoute;
import dev.mote.gateway.RouteTarget;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a node says when it is ready: where its data is, its address, and a line to paste for every function. */
record Announcement(URI url, Path data, List<Served> served, List<AppRoute> routes, boolean guarded) {
    Announcement {
        served = List.copyOf(served);
        routes = List.copyOf(routes);
    }

    void print(Terminal terminal, boolean json) {
        if (json) {
            terminal.line(json());
            return;
        }
        String address = url.toString().substring(0, url.toString().length() - 1);
        terminal.line("Mote " + Version.current() + ", data in " + data);
        terminal.line();
        terminal.line("Serving " + terminal.bold(address));
        if (!routes.isEmpty()) {
            printRoutes(terminal, address);
            return;
        }
        for (Served one : served) {
            String about = one.summary().isEmpty() ? "" : ": " + one.summary();
            terminal.line();
            terminal.line("  " + terminal.faint("# " + one.function() + about));
            terminal.line("  " + Curl.call(url, one.function(), one.input(), guarded));
        }
        terminal.line();
        terminal.line("Upload your own:  curl -X PUT " + url.resolve("f/me/hello") + " -T hello.wasm");
        terminal.line("Ctrl-C stops the node.");
    }

    private void printRoutes(Terminal terminal, String address) {
        terminal.line();
        for (AppRoute route : routes) {
            String methods = route.methods().isEmpty() ? "any" : String.join(",", route.methods());
            String host = route.host()
                    .map(name -> url.getScheme() + "://" + name + ":" + url.getPort())
                    .orElse(address);
            terminal.line("  " + methods + " " + host + route.path() + terminal.faint("  " + target(route.target())));
        }
        terminal.line();
        terminal.line("Ctrl-C stops the node.");
    }

    private static String target(RouteTarget target) {
        return switch (target) {
            case RouteTarget.Function function -> function.name().toString();
            case RouteTarget.Fixed fixed -> "answers " + fixed.status();
            case RouteTarget.Redirect redirect -> "leads to " + Printable.line(redirect.location());
            case RouteTarget.Files files -> Printable.line("files of " + files.folder());
        };
    }

    private String json() {
        JsonMapper mapper = JsonMapper.builder().build();
        ObjectNode node = mapper.createObjectNode().put("url", url.toString()).put("data", data.toString());
        ArrayNode functions = node.putArray("functions");
        served.forEach(one -> functions.add(one.function().toString()));
        return node.toString();
    }
}
