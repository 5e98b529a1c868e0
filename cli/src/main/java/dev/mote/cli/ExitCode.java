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

    /** {@code mote run}: a limit of time or of fuel ended the program. */
    static final int OUT_OF_TIME = 124;
    /** {@code mote run}: the program was not started. */
    static final int NOT_STARTED = 125;
    /** {@code mote run}: Ctrl-C ended the program. */
    static final int INTERRUPTED = 130;
    /** {@code mote run}: the program trapped. */
    static final int TRAPPED = 134;
    /** {@code mote run}: SIGTERM ended the program. */
    static final int TERMINATED = 143;

    private ExitCode() {}
}
