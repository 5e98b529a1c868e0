package dev.mote.conformance.component;

import dev.mote.conformance.component.Outcome.Kind;
import dev.mote.engine.MemoryBudget;
import dev.mote.engine.codegen.CodegenConfig;
import dev.mote.engine.codegen.MoteEngine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The command: runs a suite, prints the score by folder, and exits with 1 when something failed that is not excluded. */
public final class Main {
    private static final long MEMORY = 4L << 30;

    private Main() {}

    public static void main(String[] args) throws IOException {
        if (args.length != 2 || !args[0].equals("--suite")) {
            System.err.println("usage: run-components --suite DIR");
            System.exit(2);
        }
        System.exit(run(Path.of(args[1])) ? 0 : 1);
    }

    static boolean run(Path suite) throws IOException {
        List<Outcome> outcomes;
        try (MoteEngine engine = new MoteEngine(new CodegenConfig(new MemoryBudget(MEMORY)));
                ComponentSuite runner = new ComponentSuite(engine)) {
            outcomes = runner.run(suite);
        }
        Map<String, String> excluded = exclusions();
        Map<String, int[]> folders = new TreeMap<>();
        boolean good = !outcomes.isEmpty();
        for (Outcome outcome : outcomes) {
            String folder = outcome.file().contains("/")
                    ? outcome.file().substring(0, outcome.file().indexOf('/'))
                    : ".";
            int[] score = folders.computeIfAbsent(folder, _ -> new int[4]);
            boolean failed = outcome.kind() == Kind.FAILED;
            boolean known = excluded.containsKey(outcome.location());
            if (failed && !known) {
                good = false;
                System.out.printf("FAIL  %s %s%n", outcome.location(), outcome.detail());
            }
            if (!failed && known) {
                System.out.printf("      %s is excluded but passes: remove it%n", outcome.location());
            }
            score[place(outcome.kind(), known)]++;
        }
        folders.forEach((folder, score) -> System.out.printf(
                "      %-24s %5d passed, %d failed, %d excluded, %d not claimed%n",
                folder, score[0], score[1], score[2], score[3]));
        System.out.println(good ? "PASS" : "FAIL");
        return good;
    }

    private static int place(Kind kind, boolean excluded) {
        return switch (kind) {
            case PASSED -> 0;
            case FAILED -> excluded ? 2 : 1;
            case NOT_CLAIMED -> 3;
        };
    }

    /** Commands that are known to fail, {@code folder/file:line reason}. */
    private static Map<String, String> exclusions() throws IOException {
        Map<String, String> reasons = new HashMap<>();
        try (InputStream in = Main.class.getResourceAsStream("/exclusions-component.txt")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\\s+", 2))
                    .forEach(parts -> reasons.put(parts[0], parts[1]));
        }
        return reasons;
    }
}
