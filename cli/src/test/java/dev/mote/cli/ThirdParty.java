package dev.mote.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** Programs of other people, in the folder that {@code it/programs} filled and {@code MOTE_PROGRAMS} names. */
final class ThirdParty {
    private ThirdParty() {}

    /** The program or folder of that name; the test is skipped where there is none. */
    static Path program(String name) {
        Path file = Path.of(Optional.ofNullable(System.getenv("MOTE_PROGRAMS")).orElse(""))
                .resolve(name);
        Assumptions.assumeTrue(
                System.getenv("MOTE_PROGRAMS") != null && Files.exists(file),
                "*** SKIPPED: " + name + " is not here; it/programs DIR makes it, and MOTE_PROGRAMS=DIR names it ***");
        return file;
    }
}
