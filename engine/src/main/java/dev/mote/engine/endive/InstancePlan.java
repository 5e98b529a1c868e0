package dev.mote.engine.endive;

import dev.mote.engine.FuncType;
import java.util.List;
import java.util.OptionalInt;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.Element;
import run.endive.wasm.types.FunctionBody;
import run.endive.wasm.types.FunctionType;
import run.endive.wasm.types.Global;
import run.endive.wasm.types.Table;
import run.endive.wasm.types.TagType;

/**
 * Everything that is the same for all instances of a module, made once: what Endive's constructor takes, and the state
 * that a fresh instance starts from. Active segments with constant places are in that state already; the others are
 * {@code late} and are applied to each instance. The arrays are shared and not written to.
 *
 * @param module what running code asks for types; without code, data and start function
 * @param elements as they are once an instance is initialised: active ones are dropped
 * @param segments as they are once an instance is initialised: active ones are dropped
 * @param importedFunctions how many of the functions are imported
 * @param functions the type of every function
 */
// Nobody compares plans, and copies of the arrays would be made for each instance.
@SuppressWarnings("ArrayRecordComponent")
record InstancePlan(
        WasmModule module,
        Global[] globals,
        FunctionBody[] bodies,
        FunctionType[] types,
        int[] functionTypes,
        Table[] tables,
        Element[] elements,
        TagType[] tags,
        DataSegments segments,
        int importedFunctions,
        FuncType[] functions,
        List<MemoryPlan> memories,
        List<TablePlan> tablePlans,
        LateSegments late,
        OptionalInt start) {}
