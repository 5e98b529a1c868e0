package dev.mote.engine.endive;

import java.util.Set;
import java.util.function.Function;
import run.endive.runtime.Instance;
import run.endive.runtime.Machine;

/**
 * A module's code, loaded and ready.
 *
 * @param machines makes the machine of an instance; lives as long as the class loader of the code
 * @param interpreted the functions that the interpreter runs
 * @param fromCache whether it was compiled at an earlier time
 * @param bytes size of the class files
 */
record CompiledCode(Function<Instance, Machine> machines, Set<Integer> interpreted, boolean fromCache, long bytes) {}
