package dev.mote.platform;

import java.time.Duration;
import java.util.Optional;

/** An error of the table, with the detail that names the part. Safe to show to the client, whole. */
public final class MoteException extends RuntimeException {
    private final ErrorCode code;
    private final Optional<Duration> retryAfter;

    public MoteException(ErrorCode code, String detail) {
        this(code, detail, Optional.empty());
    }

    public MoteException(ErrorCode code, String detail, Optional<Duration> retryAfter) {
        super(detail);
        this.code = code;
        this.retryAfter = retryAfter;
    }

    public MoteException(ErrorCode code, String detail, Throwable cause) {
        super(detail, cause);
        this.code = code;
        this.retryAfter = Optional.empty();
    }

    public ErrorCode code() {
        return code;
    }

    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
