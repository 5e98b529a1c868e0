package dev.mote.conformance;

/** Numbers of commands, and of files that were left out whole. */
record Score(int files, int notClaimed, long passed, long skipped, long excluded, long failed, long stale) {
    static final Score NONE = new Score(0, 0, 0, 0, 0, 0, 0);

    static Score of(FileReport report) {
        return switch (report) {
            case FileReport.NotClaimed _ -> new Score(0, 1, 0, 0, 0, 0, 0);
            case FileReport.Ran ran ->
                new Score(
                        1,
                        0,
                        ran.passed(),
                        ran.skipped(),
                        ran.excluded(),
                        ran.failures().size(),
                        ran.stale().size());
        };
    }

    Score plus(Score other) {
        return new Score(
                files + other.files,
                notClaimed + other.notClaimed,
                passed + other.passed,
                skipped + other.skipped,
                excluded + other.excluded,
                failed + other.failed,
                stale + other.stale);
    }

    /** Passed of what was run, then whatever is not plain success. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder().append(passed).append('/').append(passed + failed + excluded);
        append(text, excluded, "excluded");
        append(text, failed, "failed");
        append(text, stale, "stale exclusions");
        append(text, skipped, "text format");
        append(text, notClaimed, "files not claimed");
        return text.toString();
    }

    private static void append(StringBuilder text, long number, String what) {
        if (number > 0) {
            text.append(", ").append(number).append(' ').append(what);
        }
    }
}
