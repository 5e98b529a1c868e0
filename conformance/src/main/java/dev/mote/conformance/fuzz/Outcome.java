package dev.mote.conformance.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;

/** What running a module showed. */
sealed interface Outcome {
    /** Lines that every engine has to write alike. */
    record Seen(List<String> lines) implements Outcome {}

    /** Says nothing: the stack, the time or the memory of the machine ended it, and those differ between engines. */
    record Unknown(String why) implements Outcome {}

    /** The engine broke: what came out is no outcome that a guest may have. */
    record Broken(String what) implements Outcome {
        private static final int FRAMES = 6;

        static Broken by(Throwable error) {
            Throwable root = error;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            String at = Arrays.stream(root.getStackTrace())
                    .limit(FRAMES)
                    .map(frame -> " < " + frame)
                    .collect(Collectors.joining());
            String message =
                    String.valueOf(root.getMessage()).lines().findFirst().orElse("");
            return new Broken(root.getClass().getSimpleName() + " " + message + at);
        }
    }

    /**
     * What a task comes to in a virtual thread of its own, as guests run in the platform.
     *
     * @throws InterruptedException where the caller is interrupted
     */
    static Outcome inThread(Callable<Outcome> task) throws InterruptedException {
        FutureTask<Outcome> future = new FutureTask<>(task);
        Thread.ofVirtual().name("fuzz").start(future);
        try {
            return future.get();
        } catch (ExecutionException e) {
            return Broken.by(e.getCause());
        }
    }

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
