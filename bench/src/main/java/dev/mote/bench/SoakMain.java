package dev.mote.bench;

import dev.mote.guests.BundledGuests;
import java.io.IOException;

/**
 * {@code bench/soak [calls] [uploads]}: 200,000 calls and 1,000 uploads with deletes against a node, unless told
 * otherwise. {@code bench/soak stops [count]}: guests that never end, stopped 10,000 times.
 * {@code bench/soak modules [count]}: 10,000 modules compiled, called and dropped in this process. {@code bench/soak
 * components [count]}: a component instantiated and called 1,000,000 times in this process.
 */
public final class SoakMain {
    private SoakMain() {}

    public static void main(String[] args) throws IOException {
        if (args.length > 0 && args[0].equals("modules")) {
            finish(new ModuleSoak(args.length > 1 ? Integer.parseInt(args[1]) : 10_000).run());
            return;
        }
        if (args.length > 0 && args[0].equals("stops")) {
            finish(new StopSoak(args.length > 1 ? Integer.parseInt(args[1]) : 10_000).run());
            return;
        }
        if (args.length > 0 && args[0].equals("components")) {
            finish(new ComponentSoak(args.length > 1 ? Integer.parseInt(args[1]) : 1_000_000).run());
            return;
        }
        int calls = args.length > 0 ? Integer.parseInt(args[0]) : 200_000;
        int uploads = args.length > 1 ? Integer.parseInt(args[1]) : 1_000;
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            finish(new Soak(BundledGuests.module("hello"), calls, uploads).run(folder.path()));
        }
    }

    private static void finish(boolean flat) {
        System.out.println(flat ? "soak passed" : "soak FAILED");
        if (!flat) {
            System.exit(1);
        }
    }
}
