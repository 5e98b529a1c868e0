package dev.mote.conformance;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints what became of the files, and counts. */
final class Report {
    private final PrintStream out;
    private final int shown;

    /** @param shown failures of one file that are printed */
    Report(PrintStream out, int shown) {
        this.out = out;
        this.shown = shown;
    }

    /** One line for a file, and its failures below it. */
    void file(FileReport report) {
        switch (report) {
            case FileReport.NotClaimed file ->
                out.printf(
                        "  --  %-44s not claimed: %s%n",
                        file.file(),
                        file.missing().stream().map(Object::toString).sorted().collect(Collectors.joining(", ")));
            case FileReport.Ran file -> {
                out.printf("%s  %-44s %s%n", file.good() ? "  ok" : "FAIL", file.file(), Score.of(file));
                file.failures().stream()
                        .limit(shown)
                        .forEach(failure -> out.printf("      %s %s%n", failure.location(), failure.detail()));
                if (file.failures().size() > shown) {
                    out.printf("      and %d more%n", file.failures().size() - shown);
                }
                file.stale().forEach(location -> out.printf("      %s is excluded but passes: remove it%n", location));
            }
        }
    }

    /**
     * The score of each part of the suite, then the whole in one line.
     *
     * @return whether nothing failed that is not excluded, no exclusion is stale, and anything ran at all
     */
    boolean summary(String title, List<FileReport> reports) {
        Map<String, Score> suites = new LinkedHashMap<>();
        reports.forEach(report -> suites.merge(report.suite(), Score.of(report), Score::plus));
        out.println();
        suites.forEach((suite, score) -> out.printf("      %-44s %s%n", suite, score));
        Score all = suites.values().stream().reduce(Score.NONE, Score::plus);
        boolean good = all.failed() == 0 && all.stale() == 0 && all.passed() > 0;
        out.printf("%s %s: %s%n", good ? "PASS" : "FAIL", title, all);
        return good;
    }
}
