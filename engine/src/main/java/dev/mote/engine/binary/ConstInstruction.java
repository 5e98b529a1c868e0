package dev.mote.engine.binary;

/** One instruction of a constant expression. */
public sealed interface ConstInstruction {
    record I32(int value) implements ConstInstruction {}

    record I64(long value) implements ConstInstruction {}

    record F32(int bits) implements ConstInstruction {}

    record F64(long bits) implements ConstInstruction {}

    record V128(long low, long high) implements ConstInstruction {}

    /** @param type {@link TypeCode} of the null */
    record Null(int type) implements ConstInstruction {}

    record FunctionReference(int function) implements ConstInstruction {}

    record GlobalValue(int global) implements ConstInstruction {}

    /** Add, subtract or multiply two i32 or i64. */
    record Arithmetic(Opcode opcode) implements ConstInstruction {}

    /** Make or convert an object of the GC proposal; {@code type} and {@code count} where the opcode has them. */
    record Aggregate(Opcode opcode, int type, int count) implements ConstInstruction {}
}
