package dev.mote.conformance.fuzz;

import java.util.List;

/** How many modules of which kind were compared. Used by the thread that makes them. */
final class FuzzCounts {
    private final long start = System.nanoTime();
    private long generated;
    private long unknown;
    private long refused;
    private long calls;
    private long traps;
    private long foreign;
    private long mutated;
    private long accepted;
    private long differences;

    void generated(Outcome outcome) {
        generated++;
        if (outcome instanceof Outcome.Seen(List<String> lines)) {
            refused += isRefusal(outcome) ? 1 : 0;
            calls += lines.stream().filter(line -> line.contains(" -> ")).count();
            traps += lines.stream().filter(line -> line.contains(" -> trap.")).count();
        } else {
            unknown++;
        }
    }

    void foreign(Outcome outcome) {
        foreign++;
        unknown += outcome instanceof Outcome.Seen ? 0 : 1;
    }

    void mutated(Outcome outcome) {
        mutated++;
        accepted += isRefusal(outcome) ? 0 : 1;
    }

    void different() {
        differences++;
    }

    long differences() {
        return differences;
    }

    private static boolean isRefusal(Outcome outcome) {
        return outcome instanceof Outcome.Seen(List<String> lines)
                && !lines.isEmpty()
                && lines.getFirst().startsWith("refused: ");
    }

    @Override
    public String toString() {
        return "after " + (System.nanoTime() - start) / 1_000_000_000 + " s: " + generated + " modules made ("
                + refused + " refused, " + unknown + " inconclusive), " + calls + " calls, " + traps + " traps; "
                + foreign + " modules of wasm-opt; " + mutated + " damaged modules (" + accepted
                + " accepted); differences: " + differences;
    }
}
