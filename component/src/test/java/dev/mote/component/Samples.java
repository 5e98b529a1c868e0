package dev.mote.component;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The components in the test resources; {@code build-test-components} makes them. */
public final class Samples {
    private Samples() {}

    public static byte[] read(String name) {
        try (InputStream in = Samples.class.getResourceAsStream("/components/" + name + ".wasm")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
