package dev.mote.cli;

import java.util.List;
import java.util.Optional;

/** What a person is told when a command cannot be done: the subject first, then facts, then the fix. */
final class CliException extends RuntimeException {
    private final List<String> facts;
    private final Optional<String> fix;
    private final int exitCode;

    CliException(String subject, List<String> facts, Optional<String> fix, int exitCode) {
        super(subject);
        this.facts = List.copyOf(facts);
        this.fix = fix;
        this.exitCode = exitCode;
    }

    CliException(String subject, String fix) {
        this(subject, List.of(), Optional.of(fix), ExitCode.FAILED);
    }

    /** A mistake in the arguments. */
    static CliException usage(String subject, String fix) {
        return new CliException(subject, List.of(), Optional.of(fix), ExitCode.USAGE);
    }

    int exitCode() {
        return exitCode;
    }

    void print(Terminal terminal) {
        terminal.error(getMessage());
        facts.forEach(fact -> terminal.note("  - " + fact));
        fix.ifPresent(text -> terminal.note("  " + text));
    }
}
