package dev.mote.engine.codegen;

/** The tables of regular instructions, shared by all functions of an engine. Immutable. */
record InstructionTables(NumericTable numerics, ComparisonTable comparisons, MemoryTable memory, SimdTable simd) {
    InstructionTables() {
        this(new NumericTable(), new ComparisonTable(), new MemoryTable(), new SimdTable());
    }
}
