package dev.mote.engine.codegen;

import dev.mote.engine.V128;

/** Vector constants. */
public final class Vectors {
    /** All bits clear. */
    public static final V128 ZERO = new V128(0, 0);

    private Vectors() {}
}
