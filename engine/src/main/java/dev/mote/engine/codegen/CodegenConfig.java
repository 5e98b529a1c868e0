package dev.mote.engine.codegen;

import dev.mote.engine.MemoryBudget;

/**
 * How the engine works.
 *
 * @param memory what all guests of the node may hold together
 */
public record CodegenConfig(MemoryBudget memory) {}
