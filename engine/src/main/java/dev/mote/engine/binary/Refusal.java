package dev.mote.engine.binary;

import dev.mote.engine.Feature;
import dev.mote.engine.ModuleException;
import dev.mote.engine.ModuleException.Code;
import java.util.OptionalLong;

/** Makes the exceptions of this package, each with the offset where reading stopped. */
final class Refusal {
    private Refusal() {}

    static ModuleException malformed(int offset, String message) {
        return refuse(Code.MALFORMED, offset, message);
    }

    static ModuleException invalid(int offset, String message) {
        return refuse(Code.INVALID, offset, message);
    }

    static ModuleException tooComplex(int offset, String message) {
        return refuse(Code.TOO_COMPLEX, offset, message);
    }

    static ModuleException unsupported(int offset, Feature feature) {
        return refuse(Code.UNSUPPORTED_FEATURE, offset, "the module uses " + feature + ", which is not supported");
    }

    static ModuleException refuse(Code code, int offset, String message) {
        return new ModuleException(code, message + " (at byte " + offset + ")", OptionalLong.of(offset));
    }
}
