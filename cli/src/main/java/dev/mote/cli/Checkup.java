package dev.mote.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** What {@code mote doctor} looks at. Changes nothing but one file in the data folder, which it removes again. */
final class Checkup {
    private static final int JAVA = 25;
    private static final long LITTLE_SPACE = 1L << 30;
    private static final Instant SANE = Instant.parse("2026-01-01T00:00:00Z");

    private final Path data;
    private final ListenAddress listen;
    private final NodeClient client;

    Checkup(Path data, ListenAddress listen, NodeClient client) {
        this.data = data;
        this.listen = listen;
        this.client = client;
    }

    /** How a finding is meant. */
    enum Verdict {
        GOOD,
        NOTE,
        BAD
    }

    /** One thing that was looked at. */
    record Finding(Verdict verdict, String subject, String text) {}

    List<Finding> run() {
        List<Supplier<Finding>> checks = List.of(
                Checkup::java,
                Checkup::flags,
                Checkup::cache,
                Checkup::machine,
                Checkup::clock,
                this::folder,
                this::space,
                this::port,
                this::node);
        List<Finding> findings = new ArrayList<>();
        checks.forEach(check -> findings.add(check.get()));
        return findings;
    }

    private static Finding java() {
        int feature = Runtime.version().feature();
        String text = Runtime.version() + " in " + System.getProperty("java.home");
        return new Finding(feature >= JAVA ? Verdict.GOOD : Verdict.BAD, "java", text);
    }

    private static Finding flags() {
        List<String> given = ManagementFactory.getRuntimeMXBean().getInputArguments();
        List<String> missing = List.of(
                        "-XX:-DontCompileHugeMethods",
                        "-XX:-SuperWordLoopUnrollAnalysis",
                        "-Xss2m",
                        "--enable-native-access=ALL-UNNAMED",
                        "--add-exports=java.base/jdk.internal.module=ALL-UNNAMED")
                .stream()
                .filter(flag -> !given.contains(flag))
                .toList();
        return missing.isEmpty()
                ? new Finding(Verdict.GOOD, "flags", "the JVM has what guests need")
                : new Finding(Verdict.BAD, "flags", "start through ./mote; missing: " + String.join(" ", missing));
    }

    private static Finding cache() {
        boolean used = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .anyMatch(argument -> argument.startsWith("-XX:AOTCache="));
        return used
                ? new Finding(Verdict.GOOD, "start-up cache", "in use")
                : new Finding(Verdict.NOTE, "start-up cache", "not made yet; the next 'mote up' makes it");
    }

    private static Finding machine() {
        Runtime runtime = Runtime.getRuntime();
        return new Finding(
                Verdict.GOOD,
                "machine",
                runtime.availableProcessors() + " processors, " + System.getProperty("os.name") + " "
                        + System.getProperty("os.arch"));
    }

    private static Finding clock() {
        Instant now = Clock.systemUTC().instant();
        return now.isBefore(SANE)
                ? new Finding(Verdict.BAD, "clock", now + " is in the past; records would be out of order")
                : new Finding(Verdict.GOOD, "clock", now.toString());
    }

    private Finding folder() {
        Path there = nearest(data);
        try {
            Path probe = Files.createTempFile(there, ".mote-doctor", null);
            Files.delete(probe);
        } catch (IOException e) {
            return new Finding(Verdict.BAD, "data folder", "this user may not write to " + there);
        }
        return new Finding(
                Verdict.GOOD, "data folder", data + (there.equals(data) ? " can be written" : " can be made"));
    }

    private Finding space() {
        try {
            long free = Files.getFileStore(nearest(data)).getUsableSpace();
            return new Finding(
                    free < LITTLE_SPACE ? Verdict.NOTE : Verdict.GOOD, "free space", Units.bytes(free) + " at " + data);
        } catch (IOException e) {
            return new Finding(Verdict.NOTE, "free space", "unknown: " + e.getMessage());
        }
    }

    private Finding port() {
        try {
            listen.requireFree();
            return new Finding(Verdict.GOOD, "port", listen + " is free");
        } catch (CliException e) {
            return new Finding(Verdict.NOTE, "port", e.getMessage());
        }
    }

    private Finding node() {
        try {
            Instant before = Instant.now();
            Reply ready = client.get("readyz?verbose");
            String took = Units.duration(Duration.between(before, Instant.now()));
            String state = Printable.text(ready.body()).strip().replace("\n", ", ");
            return new Finding(
                    ready.ok() ? Verdict.GOOD : Verdict.BAD,
                    "node at " + client.base(),
                    state.toLowerCase(Locale.ROOT) + " (in " + took + ")");
        } catch (CliException e) {
            return new Finding(Verdict.NOTE, "node", "none answers at " + client.base());
        }
    }

    /** The folder itself, or the closest one above that exists. */
    private static Path nearest(Path folder) {
        Path there = folder;
        while (!Files.isDirectory(there)) {
            there = Optional.ofNullable(there.getParent()).orElse(Path.of("/"));
        }
        return there;
    }
}
