package dev.mote.component.binary;

import dev.mote.component.ComponentException;
import dev.mote.component.ComponentException.Code;
import java.util.OptionalLong;

/** Makes the errors of the reader. */
final class Refusal {
    private Refusal() {}

    static ComponentException malformed(long offset, String message) {
        return refuse(Code.MALFORMED, offset, message);
    }

    static ComponentException unsupported(long offset, String feature) {
        return refuse(Code.UNSUPPORTED, offset, feature + " is not supported");
    }

    static ComponentException tooComplex(long offset, String message) {
        return refuse(Code.TOO_COMPLEX, offset, message);
    }

    static ComponentException refuse(Code code, long offset, String message) {
        return new ComponentException(code, message, OptionalLong.of(offset));
    }
}
