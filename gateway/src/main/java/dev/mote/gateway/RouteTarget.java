package dev.mote.gateway;

import dev.mote.platform.FunctionName;
import dev.mote.platform.VersionRef;
import dev.mote.worlds.Payload;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What a route of an application leads to. */
public sealed interface RouteTarget {
    /** A function; its world says how the request reaches it. */
    record Function(FunctionName name, VersionRef version) implements RouteTarget {}

    /** The same answer for everybody. */
    record Fixed(int status, Map<String, String> headers, Payload body) implements RouteTarget {
        public Fixed {
            headers = Map.copyOf(headers);
        }
    }

    /** Another address. */
    record Redirect(int status, String location) implements RouteTarget {}

    /**
     * Files of a folder, by the part of the path behind the route's own; never one outside of it, also not by a link.
     *
     * @param index the file that stands for a folder; empty for none
     */
    record Files(Path folder, Optional<String> index) implements RouteTarget {}
}
