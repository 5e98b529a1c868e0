package dev.mote.component.type;

import dev.mote.component.ComponentException;
import dev.mote.component.ComponentException.Code;
import java.util.OptionalLong;

/** Makes errors that say where in the bytes the definition at hand stands. Used by one thread, while one component is checked. */
final class Faults {
    private int offset;

    void at(int newOffset) {
        offset = newOffset;
    }

    int offset() {
        return offset;
    }

    ComponentException invalid(String message) {
        return fault(Code.INVALID, message);
    }

    ComponentException unsupported(String feature) {
        return fault(Code.UNSUPPORTED, feature + " is not supported");
    }

    ComponentException fault(Code code, String message) {
        return new ComponentException(code, message, OptionalLong.of(offset));
    }

    void require(boolean condition, String message) {
        if (!condition) {
            throw invalid(message);
        }
    }
}
