package dev.mote.conformance.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What running a module showed. */
sealed interface Outcome {
    /** Lines that every engine has to write alike. */
    record Seen(List<String> lines) implements Outcome {}

    /** Says nothing: the stack, the time or the memory of the machine ended it, and those differ between engines. */
    record Unknown(String why) implements Outcome {}

    /** The engine broke: what came out is no outcome that a guest may have. */
    record Broken(String what) implements Outcome {}

    /** Collects lines; bounded. Used by the thread that runs the module. */
    final class Log {
        private static final int MAXIMUM = 20_000;

        private final List<String> lines = new ArrayList<>();

        void add(String line) {
            if (lines.size() < MAXIMUM) {
                lines.add(line);
            }
        }

        List<String> lines() {
            return List.copyOf(lines);
        }
    }

    /** How the second outcome is wrong; empty where it is not, or where one of the two says nothing. */
    static Optional<String> difference(Outcome expected, Outcome actual) {
        if (actual instanceof Broken broken) {
            return Optional.of("broke: " + broken.what());
        }
        if (!(expected instanceof Seen wanted) || !(actual instanceof Seen got)) {
            return Optional.empty();
        }
        for (int i = 0; i < Math.max(wanted.lines().size(), got.lines().size()); i++) {
            String left = i < wanted.lines().size() ? wanted.lines().get(i) : "(nothing)";
            String right = i < got.lines().size() ? got.lines().get(i) : "(nothing)";
            if (!left.equals(right)) {
                return Optional.of("line " + (i + 1) + ": " + right + ", expected " + left);
            }
        }
        return Optional.empty();
    }
}
