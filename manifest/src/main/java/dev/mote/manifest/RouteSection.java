package dev.mote.manifest;

import dev.mote.gateway.AppRoute;
import dev.mote.gateway.RouteTarget;
import dev.mote.platform.VersionRef;
import dev.mote.worlds.Payload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one {@code [[route]]}. */
final class RouteSection {
    static final Set<String> KEYS =
            Set.of("host", "method", "path", "function", "redirect", "status", "text", "headers", "files", "index");

    private static final List<String> TARGETS = List.of("function", "redirect", "text", "files");
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int LEAST_STATUS = 200;
    private static final int MOST_STATUS = 599;
    private static final RouteTarget NOWHERE = new RouteTarget.Redirect(308, "/");
    private static final String INDEX = "index.html";

    private final FunctionSection functions;
    private final Surroundings surroundings;

    RouteSection(FunctionSection functions, Surroundings surroundings) {
        this.functions = functions;
        this.surroundings = surroundings;
    }

    Optional<AppRoute> read(Section section) {
        section.allow(KEYS);
        Optional<String> path = section.required("path", "\"/hello\"");
        Optional<RouteTarget> target = target(section);
        if (path.isEmpty()) {
            return Optional.empty();
        }
        try {
            // Where there is no target, the rest is checked all the same.
            AppRoute route = new AppRoute(
                    section.text("host"), Set.copyOf(section.texts("method")), path.get(), target.orElse(NOWHERE));
            return target.map(_ -> route);
        } catch (IllegalArgumentException e) {
            section.problem(part(e.getMessage()), e.getMessage());
            return Optional.empty();
        }
    }

    /** The key that a refusal of the whole route is about. */
    private static String part(String message) {
        if (message.contains("method")) {
            return "method";
        }
        return message.contains("host name") ? "host" : "path";
    }

    private Optional<RouteTarget> target(Section section) {
        List<String> named = TARGETS.stream().filter(section::has).toList();
        if (named.size() != 1) {
            section.problem("A [[route]] leads to one of function, redirect, text, files; this one has "
                    + (named.isEmpty() ? "none" : String.join(" and ", named)) + ".");
            return Optional.empty();
        }
        return switch (named.getFirst()) {
            case "function" ->
                section.text("function")
                        .flatMap(name -> functions.name(section, "function", name))
                        .map(name -> new RouteTarget.Function(name, new VersionRef.Live()));
            case "redirect" -> section.text("redirect").flatMap(location -> redirect(section, location));
            case "text" -> section.text("text").flatMap(text -> fixed(section, text));
            default -> section.text("files").flatMap(folder -> files(section, folder));
        };
    }

    private static Optional<RouteTarget> redirect(Section section, String location) {
        int status = section.number("status").orElse(308);
        if (!REDIRECTS.contains(status)) {
            section.problem("status", "A redirect has one of the statuses 301, 302, 303, 307, 308.");
            return Optional.empty();
        }
        if (!location.chars().allMatch(c -> c > ' ' && c <= '~')) {
            section.problem("redirect", "The address of a redirect is ASCII without spaces; percent-encode the rest.");
            return Optional.empty();
        }
        return Optional.of(new RouteTarget.Redirect(status, location));
    }

    private static Optional<RouteTarget> fixed(Section section, String text) {
        int status = section.number("status").orElse(LEAST_STATUS);
        if (status < LEAST_STATUS || status > MOST_STATUS) {
            section.problem("status", "A status is a number from 200 to 599.");
            return Optional.empty();
        }
        Section headers = section.child("headers", "headers");
        headers.values().forEach((name, value) -> {
            if (!name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+") || !value.matches("[ -~]*")) {
                headers.problem(name, "The header field '" + name + "' has a character that HTTP does not allow.");
            }
        });
        return Optional.of(new RouteTarget.Fixed(status, headers.values(), Payload.utf8(text)));
    }

    private Optional<RouteTarget> files(Section section, String text) {
        Path folder = surroundings.folder(text);
        if (!Files.isDirectory(folder)) {
            section.problem("files", "There is no folder " + text + "; looked for " + folder + ".");
            return Optional.empty();
        }
        String index = section.text("index").orElse(INDEX);
        return Optional.of(new RouteTarget.Files(folder, Optional.of(index).filter(name -> !name.isEmpty())));
    }
}
