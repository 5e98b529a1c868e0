package dev.mote.conformance.component;

/** What became of one command. */
record Outcome(String file, int line, Kind kind, String detail) {
    /** How it ended. */
    enum Kind {
        PASSED,
        FAILED,
        /** It needs a form of component that is refused by name. */
        NOT_CLAIMED
    }

    String location() {
        return file + ":" + line;
    }
}
