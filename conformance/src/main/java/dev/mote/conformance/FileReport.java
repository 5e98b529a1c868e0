package dev.mote.conformance;

import dev.mote.engine.Feature;
import java.util.List;
import java.util.Set;

/** How one file ended. */
sealed interface FileReport {
    String file();

    /** The file uses features that the engine does not claim; nothing of it was run. */
    record NotClaimed(String file, Set<Feature> missing) implements FileReport {}

    /**
     * The file was run.
     *
     * @param failures those that no exclusion covers
     * @param stale exclusions that nothing needs any more
     */
    record Ran(String file, long passed, long skipped, long excluded, List<Result> failures, List<String> stale)
            implements FileReport {

        static Ran of(String file, List<Result> results, Exclusions exclusions) {
            List<Result> failed = results.stream()
                    .filter(result -> result.status() == Result.Status.FAILED)
                    .toList();
            List<Result> failures =
                    failed.stream().filter(result -> !exclusions.covers(result)).toList();
            return new Ran(
                    file,
                    count(results, Result.Status.PASSED),
                    count(results, Result.Status.SKIPPED),
                    failed.size() - failures.size(),
                    failures,
                    exclusions.stale(file, results));
        }

        boolean good() {
            return failures.isEmpty() && stale.isEmpty();
        }

        private static long count(List<Result> results, Result.Status status) {
            return results.stream().filter(result -> result.status() == status).count();
        }
    }

    default String suite() {
        return file().substring(0, file().indexOf('/'));
    }
}
