package dev.mote.conformance.component;

import dev.mote.conformance.component.Outcome.Kind;
import dev.mote.engine.MemoryBudget;
import dev.mote.engine.codegen.CodegenConfig;
import dev.mote.engine.codegen.MoteEngine;
import java.io.IOException;
import java.nio.file.Path;
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
        KnownFailures excluded = KnownFailures.load();
        Map<String, int[]> folders = new TreeMap<>();
        Map<String, Map<String, Integer>> reasons = new TreeMap<>();
        boolean good = !outcomes.isEmpty();
        for (Outcome outcome : outcomes) {
            String folder = outcome.file().contains("/")
                    ? outcome.file().substring(0, outcome.file().lastIndexOf('/'))
                    : ".";
            int[] score = folders.computeIfAbsent(folder, _ -> new int[4]);
            boolean failed = outcome.kind() == Kind.FAILED;
            boolean known = excluded.contain(outcome);
            if (failed && !known) {
                good = false;
                System.out.printf("FAIL  %s %s%n", outcome.location(), outcome.detail());
            }
            if (outcome.kind() == Kind.PASSED && excluded.nameExactly(outcome)) {
                System.out.printf("      %s is excluded but passes: remove it%n", outcome.location());
            }
            score[place(outcome.kind(), known)]++;
            if (outcome.kind() == Kind.NOT_CLAIMED) {
                reasons.computeIfAbsent(folder, _ -> new TreeMap<>()).merge(outcome.detail(), 1, Integer::sum);
            }
        }
        folders.forEach((folder, score) -> System.out.printf(
                "      %-24s %5d passed, %d failed, %d excluded, %d not claimed%n",
                folder, score[0], score[1], score[2], score[3]));
        System.out.println("Not claimed, because the component needs what is refused by name:");
        reasons.forEach((folder, why) ->
                why.forEach((reason, count) -> System.out.printf("      %-24s %5d %s%n", folder, count, reason)));
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
}
