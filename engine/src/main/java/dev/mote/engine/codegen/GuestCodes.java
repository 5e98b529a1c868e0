package dev.mote.engine.codegen;

import dev.mote.engine.binary.WasmModule;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The code of one module, by the shapes of its memories: nearly always one, since only an imported memory can have
 * different ones. Any thread may call; there are at most as many entries as shapes of imported memories.
 */
final class GuestCodes {
    private final WasmModule module;
    private final GuestTypes types;
    private final InstructionTables tables;
    private final SplitLimits split;
    private final VectorShape vectors;
    private final ConcurrentMap<List<MemoryShape>, GuestCode> codes = new ConcurrentHashMap<>();

    GuestCodes(WasmModule module, InstructionTables tables, SplitLimits split, VectorShape vectors) {
        this.vectors = vectors;
        this.module = module;
        types = new GuestTypes(module.types());
        this.tables = tables;
        this.split = split;
    }

    GuestTypes types() {
        return types;
    }

    /** @param shapes one for each memory of the module */
    GuestCode get(List<MemoryShape> shapes) {
        return codes.computeIfAbsent(List.copyOf(shapes), this::make);
    }

    private GuestCode make(List<MemoryShape> shapes) {
        ModuleLayout layout = new ModuleLayout(module, types, shapes, vectors);
        GuestClasses classes = new GuestClasses(layout, tables, split);
        return new GuestCode(layout, new GuestLoader(classes::make, new StopSite()));
    }
}
