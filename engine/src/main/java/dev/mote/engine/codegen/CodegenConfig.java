package dev.mote.engine.codegen;

import dev.mote.engine.MemoryBudget;

/**
 * How the engine works.
 *
 * @param memory what all guests of the node may hold together
 * @param split when functions are split into several methods
 */
public record CodegenConfig(MemoryBudget memory, SplitLimits split) {
    public CodegenConfig(MemoryBudget memory) {
        this(memory, SplitLimits.defaults());
    }
}
