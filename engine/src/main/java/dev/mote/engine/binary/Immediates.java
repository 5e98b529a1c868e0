package dev.mote.engine.binary;

/** What follows an opcode in the binary, and where {@link InstructionReader} puts it. */
public enum Immediates {
    NONE,
    /** {@code blockType()}. */
    BLOCK,
    /** {@code index()}: a relative label, 0 is the innermost. */
    LABEL,
    /** {@code targetCount()}, {@code target(i)}; the last target is the default. */
    BR_TABLE,
    /** {@code blockType()}, {@code targetCount()} catches: {@code catchKind(i)}, {@code catchTag(i)}, {@code target(i)}. */
    TRY_TABLE,
    /** {@code index()}. */
    TAG,
    /** {@code index()}. */
    FUNCTION,
    /** {@code index()} is the type, {@code second()} the table. */
    CALL_INDIRECT,
    /** {@code index()}. */
    TYPE,
    /** {@code index()} is the type, {@code second()} the field. */
    TYPE_FIELD,
    /** {@code index()} is the type, {@code second()} the number of operands. */
    TYPE_COUNT,
    /** {@code index()} is the type, {@code second()} the data segment. */
    TYPE_DATA,
    /** {@code index()} is the type, {@code second()} the element segment. */
    TYPE_ELEMENT,
    /** {@code index()} is the type of the destination, {@code second()} that of the source. */
    TYPE_PAIR,
    /** {@code index()} is the label, {@code type()} the source type, {@code secondType()} the target type. */
    BR_ON_CAST,
    /** {@code type()}. */
    HEAP_TYPE,
    /** {@code type()}. */
    SELECT_TYPES,
    /** {@code index()}. */
    LOCAL,
    /** {@code index()}. */
    GLOBAL,
    /** {@code index()}. */
    TABLE,
    /** {@code index()} is the destination, {@code second()} the source. */
    TABLE_PAIR,
    /** {@code index()} is the element segment, {@code second()} the table. */
    TABLE_INIT,
    /** {@code index()}. */
    ELEMENT,
    /** {@code index()}. */
    MEMORY,
    /** {@code index()} is the destination, {@code second()} the source. */
    MEMORY_PAIR,
    /** {@code index()} is the data segment, {@code second()} the memory. */
    MEMORY_INIT,
    /** {@code index()}. */
    DATA,
    /** {@code index()} is the memory, {@code value()} the offset (unsigned), {@code align()} its log2 alignment. */
    MEMARG,
    /** As {@link #MEMARG}, and {@code lane()}. */
    MEMARG_LANE,
    /** {@code lane()}. */
    LANE,
    /** Sixteen lane numbers, one a byte: lanes 0 to 7 in {@code value()}, 8 to 15 in {@code high()}, little-endian. */
    SHUFFLE,
    /** {@code value()} is the low half, {@code high()} the high one. */
    V128,
    /** {@code value()}, sign-extended. */
    I32,
    /** {@code value()}. */
    I64,
    /** {@code value()}: the raw bits in its low half. */
    F32,
    /** {@code value()}: the raw bits. */
    F64,
    /** One byte that must be zero. */
    FENCE
}
