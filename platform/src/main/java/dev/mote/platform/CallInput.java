package dev.mote.platform;

import dev.mote.worlds.HttpExchange;
import java.io.InputStream;
import java.util.Optional;

/**
 * What a call works on.
 *
 * @param bytes reading may block
 * @param http the exchange that the call serves, if any
 */
record CallInput(InputStream bytes, Optional<HttpExchange> http) {
    static CallInput of(InputStream bytes) {
        return new CallInput(bytes, Optional.empty());
    }
}
