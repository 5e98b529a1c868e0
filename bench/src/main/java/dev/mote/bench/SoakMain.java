package dev.mote.bench;

import dev.mote.guests.BundledGuests;
import java.io.IOException;

/** {@code bench/soak [calls] [uploads]}: 200,000 calls and 1,000 uploads with deletes unless told otherwise. */
public final class SoakMain {
    private SoakMain() {}

    public static void main(String[] args) throws IOException {
        int calls = args.length > 0 ? Integer.parseInt(args[0]) : 200_000;
        int uploads = args.length > 1 ? Integer.parseInt(args[1]) : 1_000;
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            boolean flat = new Soak(BundledGuests.module("hello"), calls, uploads).run(folder.path());
            System.out.println(flat ? "soak passed" : "soak FAILED");
            if (!flat) {
                System.exit(1);
            }
        }
    }
}
