package dev.mote.platform;

import java.time.Instant;
import java.util.Optional;

/**
 * An upload that goes on after it was accepted.
 *
 * @param bytes of the module
 * @param since when it came into its state
 * @param version the version that it became, once it is ready
 * @param failure why it failed, once it has
 */
public record Deployment(
        FunctionName function,
        long bytes,
        State state,
        Instant since,
        Optional<FunctionVersion> version,
        Optional<MoteException> failure) {
    /** How far it is. */
    public enum State {
        /** Others are compiled first. */
        PENDING,
        /** It is read, compiled and initialised. */
        COMPILING,
        /** It is a version, and live. */
        READY,
        /** It is refused; the version before serves on. */
        FAILED;

        /** Whether nothing changes any more. */
        public boolean isFinal() {
            return this == READY || this == FAILED;
        }
    }

    static Deployment accepted(FunctionName function, long bytes, Instant now) {
        return new Deployment(function, bytes, State.PENDING, now, Optional.empty(), Optional.empty());
    }

    Deployment begun(Instant now) {
        return new Deployment(function, bytes, State.COMPILING, now, Optional.empty(), Optional.empty());
    }

    Deployment ready(FunctionVersion made, Instant now) {
        return new Deployment(function, bytes, State.READY, now, Optional.of(made), Optional.empty());
    }

    Deployment failed(MoteException why, Instant now) {
        return new Deployment(function, bytes, State.FAILED, now, Optional.empty(), Optional.of(why));
    }
}
