package dev.mote.conformance;

import dev.mote.engine.TrapCode;

/** Compares the suite's words for a trap with the engine's codes. */
final class TrapText {
    private TrapText() {}

    /** The suite cuts some messages short and adds an index to others; either may begin with the other. */
    static boolean matches(String text, TrapCode code) {
        return switch (text) {
            case "null function reference", "null structure reference", "null array reference", "null i31 reference" ->
                code == TrapCode.NULL_REFERENCE;
            default -> text.startsWith(code.message()) || code.message().startsWith(text);
        };
    }

    /**
     * Whether a trap is what WebAssembly 1.0 called a link error: a segment outside its memory or table, which traps
     * while the module is initialised since 2.0.
     */
    static boolean isSegmentFault(String text, TrapCode code) {
        return switch (text) {
            case "data segment does not fit" -> code == TrapCode.MEMORY_OUT_OF_BOUNDS;
            case "elements segment does not fit" -> code == TrapCode.TABLE_OUT_OF_BOUNDS;
            default -> false;
        };
    }
}
