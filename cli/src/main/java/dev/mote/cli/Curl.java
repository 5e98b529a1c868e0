package dev.mote.cli;

import dev.mote.platform.FunctionName;
import java.net.URI;

/** Command lines to paste. */
final class Curl {
    private Curl() {}

    /**
     * Calls a function; the address stands last, where terminals make it a link.
     *
     * @param guarded whether the node asks for a token
     */
    static String call(URI base, FunctionName function, String input, boolean guarded) {
        String token = guarded ? " -H \"Authorization: Bearer $MOTE_TOKEN\"" : "";
        String data = input.isEmpty() ? "" : " -d '" + input.replace("'", "'\\''") + "'";
        return "curl -X POST" + token + data + " " + base.resolve("f/" + function);
    }
}
