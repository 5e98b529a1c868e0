package dev.mote.engine.codegen;

import dev.mote.engine.MemoryBudget;
import dev.mote.engine.cache.CodeCache;
import java.util.Optional;

/**
 * How the engine works.
 *
 * @param memory what all guests of the node may hold together
 * @param shapes which memories are mapped
 * @param split when functions are split into several methods
 * @param vectors what vectors are computed with
 * @param cache where generated code is kept between starts
 */
public record CodegenConfig(
        MemoryBudget memory, ShapePolicy shapes, SplitLimits split, VectorMode vectors, Optional<CodeCache> cache) {
    public CodegenConfig(MemoryBudget memory) {
        this(memory, ShapePolicy.defaults(), SplitLimits.defaults());
    }

    public CodegenConfig(MemoryBudget memory, ShapePolicy shapes, SplitLimits split) {
        this(memory, shapes, split, VectorMode.PROCESSOR, Optional.empty());
    }

    public CodegenConfig withVectors(VectorMode mode) {
        return new CodegenConfig(memory, shapes, split, mode, cache);
    }

    public CodegenConfig withCache(CodeCache codeCache) {
        return new CodegenConfig(memory, shapes, split, vectors, Optional.of(codeCache));
    }
}
