package dev.mote.engine.codegen;

import dev.mote.engine.MemoryBudget;

/**
 * How the engine works.
 *
 * @param memory what all guests of the node may hold together
 * @param shapes which memories are mapped
 * @param split when functions are split into several methods
 * @param vectors what vectors are computed with
 */
public record CodegenConfig(MemoryBudget memory, ShapePolicy shapes, SplitLimits split, VectorMode vectors) {
    public CodegenConfig(MemoryBudget memory) {
        this(memory, ShapePolicy.defaults(), SplitLimits.defaults());
    }

    public CodegenConfig(MemoryBudget memory, ShapePolicy shapes, SplitLimits split) {
        this(memory, shapes, split, VectorMode.PROCESSOR);
    }
}
