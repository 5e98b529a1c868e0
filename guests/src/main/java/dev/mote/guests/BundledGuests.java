package dev.mote.guests;

import java.util.List;

/** The example guests inside this jar. */
public final class BundledGuests {
    private static final String USER = "simon";

    private BundledGuests() {}

    /** What a node serves when it is told nothing else, in the order in which people should meet it. */
    public static List<BundledGuest> examples() {
        return List.of(
                new BundledGuest(USER, "hello", "greets", ""),
                new BundledGuest(USER, "echo", "answers with its input", "Hello!"),
                new BundledGuest(USER, "x2", "doubles every byte", "0123"),
                new BundledGuest(USER, "dummy", "answers with the bytes 0 to 4", ""),
                new BundledGuest(USER, "chain", "calls echo, x2 and dummy after it", ""),
                new BundledGuest(USER, "cpu", "counts to five thousand million", ""));
    }

    /**
     * The bytes of any guest of the world faasm-2018 in this jar, also those that only misbehave.
     *
     * @throws IllegalArgumentException where there is none of that name
     */
    public static byte[] module(String name) {
        return module("faasm2018", name);
    }

    /**
     * The bytes of a guest of any world.
     *
     * @param world the folder of its world, as {@code handle}
     * @throws IllegalArgumentException where there is none of that name
     */
    public static byte[] module(String world, String name) {
        return BundledGuest.read("/guests/" + world + "/" + name + "/" + name + ".wasm");
    }
}
