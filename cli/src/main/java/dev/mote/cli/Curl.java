package dev.mote.cli;

import dev.mote.platform.FunctionName;
import java.net.URI;

/** Command lines to paste. */
final class Curl {
    private Curl() {}

    /** Calls a function; the address stands last, where terminals make it a link. */
    static String call(URI base, FunctionName function, String input) {
        String data = input.isEmpty() ? "" : " -d '" + input.replace("'", "'\\''") + "'";
        return "curl -X POST" + data + " " + base.resolve("f/" + function);
    }
}
