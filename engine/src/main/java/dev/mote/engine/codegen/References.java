package dev.mote.engine.codegen;

import dev.mote.engine.Trap;
import dev.mote.engine.TrapCode;

/** What can be asked of references. Called by generated code. */
public final class References {
    private References() {}

    public static Object nonNull(Object reference) {
        if (reference == null) {
            throw new Trap(TrapCode.NULL_REFERENCE);
        }
        return reference;
    }
}
