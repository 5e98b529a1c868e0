package dev.mote.engine.binary;

/**
 * Bounds that no configuration raises: far above what compilers emit, low enough that no module makes its reader hold
 * many times its own size. What a node may choose is in {@link dev.mote.engine.ModuleLimits}.
 */
final class Bounds {
    static final int NAME_BYTES = 100_000;
    static final int TYPES = 200_000;
    /** Parameters, and results, of one function or block. */
    static final int SIGNATURE = 1_000;

    static final int STRUCT_FIELDS = 10_000;
    /** Supertypes above a type. */
    static final int SUBTYPE_DEPTH = 63;

    static final int IMPORTS = 100_000;
    static final int EXPORTS = 200_000;
    static final int TABLES = 10_000;
    static final int MEMORIES = 100;
    static final int TAGS = 100_000;
    static final int GLOBALS = 200_000;
    static final int SEGMENTS = 100_000;
    /** Elements of all segments together. */
    static final int SEGMENT_ELEMENTS = 1_000_000;
    /** Instructions of one constant expression. */
    static final int CONSTANT_INSTRUCTIONS = 20_000;
    /** Instructions of all constant expressions together, those of element segments included. */
    static final int ALL_CONSTANT_INSTRUCTIONS = 2_000_000;
    /** Custom sections that are remembered; more are skipped. */
    static final int CUSTOM_SECTIONS = 256;
    /** Operands on the stack of one function at a time. */
    static final int OPERANDS = 65_535;

    private Bounds() {}
}
