package dev.mote.platform;

import dev.mote.engine.ModuleException;
import dev.mote.engine.StopReason;

/** What an owner is told about a module that was refused. */
final class ModuleErrors {
    private ModuleErrors() {}

    static MoteException of(ModuleException e) {
        String where = e.offset().isPresent() ? " (at offset " + e.offset().getAsLong() + ")" : "";
        return new MoteException(of(e.code()), e.getMessage() + where);
    }

    static ErrorCode of(ModuleException.Code code) {
        return switch (code) {
            case MALFORMED -> ErrorCode.MALFORMED;
            case INVALID -> ErrorCode.INVALID;
            case UNSUPPORTED_FEATURE -> ErrorCode.UNSUPPORTED_FEATURE;
            case TOO_COMPLEX -> ErrorCode.TOO_COMPLEX;
            case TOO_LARGE -> ErrorCode.MODULE_TOO_LARGE;
            case MEMORY_TOO_LARGE -> ErrorCode.MEMORY_TOO_LARGE;
            case NOT_A_CORE_MODULE -> ErrorCode.NOT_A_CORE_MODULE;
            case UNKNOWN_IMPORT -> ErrorCode.UNKNOWN_IMPORT;
            case WRONG_IMPORT_TYPE -> ErrorCode.WRONG_IMPORT_TYPE;
        };
    }

    /** An initialisation that was ended from outside. */
    static MoteException stopped(StopReason reason) {
        return switch (reason) {
            case WALL_TIME, CPU_TIME, FUEL ->
                new MoteException(
                        ErrorCode.INITIALISATION_FAILED,
                        "The module's initialisation exceeded the limit '" + Limit.INITIALISATION_TIME.key() + "'.");
            case CANCELLED, SHUTDOWN ->
                new MoteException(ErrorCode.SHUTTING_DOWN, "The node stopped while it prepared the module.");
        };
    }
}
