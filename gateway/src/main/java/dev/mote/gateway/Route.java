package dev.mote.gateway;

import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * One method at one address.
 *
 * @param pattern {@code /a/{b}/c}; a last {@code *} stands for any further segments, none included
 * @param scope what a token must allow; empty for public addresses
 * @param statuses what it answers beside the errors that any address may answer; none for a route of an application,
 *     which answers as it likes
 * @param errors how it says errors
 */
record Route(
        HttpMethod method,
        String pattern,
        Optional<Scope> scope,
        BodyRule body,
        Set<Integer> statuses,
        Function<Failure, Answer> errors,
        Endpoint endpoint) {

    /** The parts of the pattern, without slashes. */
    List<String> parts() {
        return pattern.equals("/") ? List.of() : List.of(pattern.substring(1).split("/"));
    }

    /** The names of the parameters, in the order of the pattern. */
    List<String> parameters() {
        return parts().stream()
                .filter(Route::isParameter)
                .map(part -> part.substring(1, part.length() - 1))
                .toList();
    }

    /** Whether it belongs to an application and not to the node. */
    boolean ofApplication() {
        return statuses.isEmpty();
    }

    static boolean isParameter(String part) {
        return part.startsWith("{");
    }
}
