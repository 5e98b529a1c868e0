package dev.mote.engine.endive;

/** Carries what a host function threw through guest frames, so that it is not taken for a failure of the engine. */
final class HostFailure extends RuntimeException {
    HostFailure(Throwable cause) {
        super(null, cause, false, false);
    }
}
