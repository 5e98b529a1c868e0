package dev.mote.engine.codegen;

import dev.mote.engine.binary.Opcode;

/**
 * An atomic access, read off its name, as {@code i64.atomic.rmw16.add_u}.
 *
 * @param value what the guest sees
 * @param bits of memory that are accessed
 * @param operation load, store, add, sub, and, or, xor, xchg or cmpxchg
 */
record AtomicInstruction(JvmType value, int bits, String operation) {
    static AtomicInstruction of(Opcode opcode) {
        String name = opcode.mnemonic();
        JvmType value = name.startsWith("i64") ? JvmType.LONG : JvmType.INT;
        int bits = Byte.SIZE << opcode.width();
        String last = name.substring(name.lastIndexOf('.') + 1);
        String operation = last.replaceFirst("[0-9]*(_u)?$", "");
        return new AtomicInstruction(value, bits, operation);
    }

    boolean isLoad() {
        return operation.equals("load");
    }

    boolean isStore() {
        return operation.equals("store");
    }

    boolean isComparison() {
        return operation.equals("cmpxchg");
    }

    /** What the helper takes and returns. */
    JvmType accessed() {
        return bits == Long.SIZE ? JvmType.LONG : JvmType.INT;
    }

    /** Whether the guest sees a wider number than the helper. */
    boolean isWidened() {
        return value != accessed();
    }

    /** The method of the shape's helper; a subtraction adds the negated value. */
    String helper() {
        return (operation.equals("sub") ? "add" : operation) + bits;
    }
}
