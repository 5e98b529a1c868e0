package dev.mote.conformance;

/**
 * What became of one command.
 *
 * @param file the suite file, as {@code v2/if}
 * @param detail what was wrong, or why it was not run; empty where it passed
 * @param dependsOn line of the module command whose failure made this one fail, or its own line
 */
record Result(String file, int line, Status status, String detail, int dependsOn) {
    /** How it ended. */
    enum Status {
        PASSED,
        FAILED,
        /** The text format, which is no business of an engine. */
        SKIPPED
    }

    static Result passed(String file, int line) {
        return new Result(file, line, Status.PASSED, "", line);
    }

    static Result failed(String file, int line, String detail) {
        return new Result(file, line, Status.FAILED, detail, line);
    }

    static Result skipped(String file, int line, String why) {
        return new Result(file, line, Status.SKIPPED, why, line);
    }

    String location() {
        return file + ":" + line;
    }
}
