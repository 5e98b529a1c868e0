package dev.mote.engine.codegen;

import dev.mote.engine.binary.WasmModule;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.stream.Stream;

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
    private final boolean fuel;
    private final Function<String, Optional<ClassStore.Place>> places;
    private final ClassSaver saver;
    private final GeneratorMeter meter = new GeneratorMeter();
    private final ConcurrentMap<List<MemoryShape>, GuestCode> codes = new ConcurrentHashMap<>();

    /**
     * @param fuel whether the code counts what it executes
     * @param places where code is kept that was made with the flags which the text tells
     */
    GuestCodes(
            WasmModule module,
            InstructionTables tables,
            SplitLimits split,
            VectorShape vectors,
            boolean fuel,
            Function<String, Optional<ClassStore.Place>> places,
            ClassSaver saver) {
        this.vectors = vectors;
        this.fuel = fuel;
        this.module = module;
        types = new GuestTypes(module.types());
        this.tables = tables;
        this.split = split;
        this.places = places;
        this.saver = saver;
    }

    GeneratorMeter meter() {
        return meter;
    }

    /** What was made of the module so far. */
    Stream<GuestCode> made() {
        return codes.values().stream();
    }

    GuestTypes types() {
        return types;
    }

    /** @param shapes one for each memory of the module */
    GuestCode get(List<MemoryShape> shapes) {
        return codes.computeIfAbsent(List.copyOf(shapes), this::make);
    }

    private GuestCode make(List<MemoryShape> shapes) {
        ModuleLayout layout = new ModuleLayout(module, types, shapes, vectors, fuel);
        GuestClasses classes = new GuestClasses(layout, tables, split, meter);
        ClassStore store = new ClassStore(classes::make, places.apply(flags(shapes)), saver);
        return new GuestCode(layout, store, new GuestLoader(store::get, new StopSite()));
    }

    /** What generated code depends on besides the module and the engine. */
    private String flags(List<MemoryShape> shapes) {
        String counting = fuel ? " fuel" : "";
        String helpers =
                Names.binary(MemoryShape.HEAP.access()) + " " + Names.binary(vectors.access(MemoryShape.MAPPED));
        return shapes + " " + split + " " + helpers + counting;
    }
}
