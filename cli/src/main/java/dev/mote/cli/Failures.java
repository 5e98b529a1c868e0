package dev.mote.cli;

import dev.mote.engine.ModuleException;
import dev.mote.platform.ErrorCode;
import dev.mote.platform.MoteException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;

/** Says what went wrong in a person's words; a stack trace shows with MOTE_DEBUG only. */
final class Failures {
    private Failures() {}

    static CliException explain(Exception failure) {
        return switch (failure) {
            case CliException told -> told;
            case MoteException e -> of(e.code(), e.getMessage());
            case ModuleException e -> of(ErrorCode.byId(e.code().id()).orElse(ErrorCode.INVALID), where(e));
            case NoSuchFileException e ->
                new CliException("There is no file " + Printable.line(e.getFile()) + ".", "Check the path.");
            case AccessDeniedException e ->
                new CliException(
                        "The file " + Printable.line(e.getFile()) + " may not be used by this user.",
                        "Change its permissions, or run as its owner.");
            case IOException e ->
                new CliException("A file could not be read or written: " + message(e) + ".", "Check path and disk.");
            default ->
                new CliException(
                        "Something went wrong inside mote: " + message(failure) + ".",
                        List.of(failure.getClass().getSimpleName()),
                        Optional.of("MOTE_DEBUG=1 shows where."),
                        ExitCode.FAILED);
        };
    }

    private static CliException of(ErrorCode code, String detail) {
        return new CliException(
                code.title() + ".",
                List.of(Printable.line(detail), "error " + code.id()),
                Optional.of(code.hint()),
                ExitCode.FAILED);
    }

    private static String where(ModuleException e) {
        return e.offset().isPresent()
                ? e.getMessage() + " (at byte " + e.offset().getAsLong() + ")"
                : e.getMessage();
    }

    private static String message(Exception e) {
        return Printable.line(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
    }
}
