package dev.mote.wasi.http;

import dev.mote.wasi.p2.IoError;
import dev.mote.wasi.p2.IoFailure;

/** Why something of HTTP failed, as a guest learns it. */
public record HttpFault(HttpError code, String debugText) implements IoError {
    /** The failure of an operation for that reason. */
    public static IoFailure of(HttpError code, String text) {
        return new IoFailure(new HttpFault(code, text));
    }
}
