package dev.mote.cli;

/** What the process tells its caller; the {@code --help} text lists the same. */
final class ExitCode {
    static final int OK = 0;
    /** The command could not be done; the message says what to change. */
    static final int FAILED = 1;
    /** The command line is wrong. */
    static final int USAGE = 2;
    /** The function ran, and did not complete. */
    static final int GUEST = 3;
    /** No node answered. */
    static final int UNREACHABLE = 4;

    private ExitCode() {}
}
