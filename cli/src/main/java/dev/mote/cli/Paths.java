package dev.mote.cli;

import dev.mote.platform.FunctionName;
import java.util.Optional;

/** Addresses of the native interface that several commands use. */
final class Paths {
    private Paths() {}

    static String invocations(Optional<FunctionName> function, int limit) {
        return "v1/invocations?limit=" + limit
                + function.map(name -> "&function=" + Query.encode(name.toString()))
                        .orElse("");
    }

    static String log(String id) {
        return "v1/invocations/" + Query.encode(id) + "/log";
    }
}
