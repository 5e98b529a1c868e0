package dev.mote.platform;

import dev.mote.engine.StopReason;
import dev.mote.engine.TrapCode;
import dev.mote.worlds.Outcome;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** What a client is told about an outcome: its place in the error table, and the detail. */
public final class OutcomeErrors {
    private OutcomeErrors() {}

    /** The error that an outcome is, or empty where the call completed. */
    public static Optional<MoteException> of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Completed _ -> Optional.empty();
            case Outcome.Failed(String code, String message) ->
                Optional.of(new MoteException(ErrorCode.byId(code).orElse(ErrorCode.GUEST_FAILED), message));
            case Outcome.Trapped(TrapCode code, String message) ->
                Optional.of(new MoteException(of(code), code.id() + ": " + message));
            case Outcome.TimedOut(StopReason limit, Duration after) ->
                Optional.of(new MoteException(ErrorCode.GUEST_TIMED_OUT, timedOut(limit, after)));
            case Outcome.OutOfFuel(long used) ->
                Optional.of(new MoteException(
                        ErrorCode.GUEST_OUT_OF_FUEL,
                        "The function reached its " + Limit.FUEL.key() + " limit and was stopped after " + used
                                + " units."));
            case Outcome.Rejected(String code, String message, Optional<Duration> retryAfter) ->
                Optional.of(new MoteException(ErrorCode.byId(code).orElse(ErrorCode.INTERNAL), message, retryAfter));
            case Outcome.Cancelled(StopReason reason) ->
                Optional.of(
                        reason == StopReason.SHUTDOWN
                                ? new MoteException(
                                        ErrorCode.SHUTTING_DOWN,
                                        "The node stopped before the call ended.",
                                        Optional.of(Duration.ofSeconds(1)))
                                : new MoteException(ErrorCode.CANCELLED, "The call was cancelled."));
        };
    }

    /** Where a trap stands in the error table: nearly all are the guest's own fault. */
    static ErrorCode of(TrapCode code) {
        return switch (code) {
            case UNREACHABLE,
                    INTEGER_DIVIDE_BY_ZERO,
                    INTEGER_OVERFLOW,
                    INVALID_CONVERSION,
                    MEMORY_OUT_OF_BOUNDS,
                    TABLE_OUT_OF_BOUNDS,
                    UNDEFINED_ELEMENT,
                    UNINITIALIZED_ELEMENT,
                    INDIRECT_CALL_TYPE_MISMATCH,
                    STACK_EXHAUSTED,
                    UNCAUGHT_EXCEPTION,
                    NULL_REFERENCE,
                    CAST_FAILURE,
                    ARRAY_OUT_OF_BOUNDS,
                    UNALIGNED_ATOMIC,
                    EXPECTED_SHARED_MEMORY,
                    MISSING_IMPORT,
                    HOST_FUNCTION,
                    COMPONENT -> ErrorCode.GUEST_TRAPPED;
            case NODE_MEMORY_EXHAUSTED -> ErrorCode.NODE_BUSY;
            case INTERNAL -> ErrorCode.INTERNAL;
        };
    }

    private static String timedOut(StopReason limit, Duration after) {
        Limit reached = limit == StopReason.CPU_TIME ? Limit.CPU_TIME : Limit.WALL_TIME;
        return String.format(
                Locale.ROOT,
                "The function reached its %s limit and was stopped after %d ms.",
                reached.key(),
                after.toMillis());
    }
}
