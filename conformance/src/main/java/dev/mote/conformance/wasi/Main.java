package dev.mote.conformance.wasi;

import dev.mote.conformance.EngineMode;
import dev.mote.conformance.Engines;
import dev.mote.engine.Engine;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The command: runs the programs of a folder, prints the score, and exits with 1 when one failed that may not. */
public final class Main {
    private static final String USAGE = "usage: run-wasi --suite DIR [--engine endive|mote] [--only NAME]";

    private Main() {}

    public static void main(String[] args) throws IOException {
        Optional<Path> suite = Optional.empty();
        String engine = "endive";
        String only = "";
        for (int i = 0; i + 1 < args.length; i += 2) {
            switch (args[i]) {
                case "--suite" -> suite = Optional.of(Path.of(args[i + 1]));
                case "--engine" -> engine = args[i + 1];
                case "--only" -> only = args[i + 1];
                default -> suite = Optional.empty();
            }
        }
        if (suite.isEmpty() || args.length % 2 != 0) {
            System.err.println(USAGE);
            System.exit(2);
            return;
        }
        try (Engine opened = Engines.open(engine, EngineMode.COMPILED)) {
            System.exit(run(opened, suite.get(), only, Exceptions.bundled(), System.out) ? 0 : 1);
        }
    }

    /** @return whether every program did what it must, or failed as listed */
    static boolean run(Engine engine, Path suite, String only, Exceptions exceptions, PrintStream out)
            throws IOException {
        List<Program> programs = Program.all(suite).stream()
                .filter(program -> program.name().contains(only))
                .toList();
        int passed = 0;
        int excepted = 0;
        int failed = 0;
        try (Runner runner = new Runner(engine)) {
            for (Program program : programs) {
                Optional<String> problem = runner.run(program);
                Optional<String> reason = exceptions.reason(program);
                if (problem.isEmpty()) {
                    passed++;
                    reason.ifPresent(text -> out.println("PASSES, though listed: " + program.name()));
                } else if (reason.isPresent()) {
                    excepted++;
                    out.println("listed  " + program.name() + ": " + reason.get());
                } else {
                    failed++;
                    out.println("FAILED  " + program.name() + ": " + problem.get());
                }
            }
        }
        out.println(engine.version() + ": " + passed + " passed, " + failed + " failed, " + excepted + " skipped");
        return failed == 0 && !programs.isEmpty();
    }
}
