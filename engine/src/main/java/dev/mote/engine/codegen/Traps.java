package dev.mote.engine.codegen;

import dev.mote.engine.Trap;
import dev.mote.engine.TrapCode;

/** Makes the traps that generated code throws. */
public final class Traps {
    private Traps() {}

    public static Trap unreachable() {
        return new Trap(TrapCode.UNREACHABLE);
    }

    public static Trap internal() {
        return new Trap(TrapCode.INTERNAL);
    }

    public static Trap memory() {
        return new Trap(TrapCode.MEMORY_OUT_OF_BOUNDS);
    }

    static Trap unaligned() {
        return new Trap(TrapCode.UNALIGNED_ATOMIC);
    }

    static Trap table() {
        return new Trap(TrapCode.TABLE_OUT_OF_BOUNDS);
    }

    static Trap integerOverflow() {
        return new Trap(TrapCode.INTEGER_OVERFLOW);
    }

    static Trap invalidConversion() {
        return new Trap(TrapCode.INVALID_CONVERSION);
    }
}
