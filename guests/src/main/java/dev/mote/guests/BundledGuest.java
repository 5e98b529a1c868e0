package dev.mote.guests;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * An example that comes with Mote.
 *
 * @param user under whose name it is served
 * @param name its name as a function and in the guests folder
 * @param summary what it does, in a few words
 * @param exampleInput input worth trying; empty where it takes none
 */
public record BundledGuest(String user, String name, String summary, String exampleInput) {
    /** The module's bytes. */
    public byte[] module() {
        return BundledGuests.module(name);
    }

    static byte[] read(String resource) {
        try (InputStream in = BundledGuest.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no bundled guest at " + resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
