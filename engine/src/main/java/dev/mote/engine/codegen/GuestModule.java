package dev.mote.engine.codegen;

import dev.mote.engine.CompileReport;
import dev.mote.engine.CoreInstance;
import dev.mote.engine.CoreModule;
import dev.mote.engine.Feature;
import dev.mote.engine.Imports;
import dev.mote.engine.InstanceConfig;
import dev.mote.engine.MemoryType;
import dev.mote.engine.ModuleInfo;
import dev.mote.engine.Snapshot;
import dev.mote.engine.UnexpectedFailures;
import dev.mote.engine.binary.ExportDef;
import dev.mote.engine.binary.WasmModule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;

/** A module ready to be instantiated. Any thread may call; it changes only in what it remembers of the last linking. */
final class GuestModule implements CoreModule {
    private record Linking(Imports imports, LinkedImports linked) {}

    private final ModuleInfo info;
    private final Duration parse;
    private final WasmModule module;
    private final GuestCodes codes;
    private final Map<String, ExportDef> exports;
    private final GuestMemories memories;
    private final UnexpectedFailures failures;
    private final int minimumPages;
    private final HeapCollector collector;
    private final AtomicReference<Optional<Linking>> lastLinking = new AtomicReference<>(Optional.empty());
    private volatile boolean closed;

    GuestModule(
            ModuleInfo info,
            Duration parse,
            WasmModule module,
            GuestCodes codes,
            Map<String, ExportDef> exports,
            GuestMemories memories,
            UnexpectedFailures failures,
            int minimumPages,
            HeapCollector collector) {
        this.info = info;
        this.parse = parse;
        this.module = module;
        this.codes = codes;
        this.exports = Map.copyOf(exports);
        this.memories = memories;
        this.failures = failures;
        this.minimumPages = minimumPages;
        this.collector = collector;
    }

    @Override
    public ModuleInfo info() {
        return info;
    }

    @Override
    public CompileReport report() {
        GeneratorMeter meter = codes.meter();
        List<ClassStore> stores = codes.made().map(GuestCode::store).toList();
        boolean generated = stores.stream().anyMatch(store -> store.generated() > 0);
        return new CompileReport(
                MoteEngine.VERSION,
                parse,
                meter.time(),
                !generated,
                0,
                meter.splitFunctions(),
                shapes(List.of()).stream()
                        .map(shape -> shape.name().toLowerCase(Locale.ROOT))
                        .toList(),
                stores.stream().mapToLong(ClassStore::bytes).sum());
    }

    /** Prepares the code for the memories that the module has itself, so that what cannot be laid out is refused now. */
    void layOut() {
        codes.get(shapes(List.of()));
    }

    @Override
    public boolean runsAtStart() {
        return module.start().isPresent();
    }

    @Override
    public void compileAll() {
        codes.get(shapes(List.of())).makeAll();
    }

    @Override
    public CoreInstance instantiate(Imports imports, InstanceConfig config) {
        return instantiate(imports, config, Optional.empty());
    }

    @Override
    public CoreInstance instantiate(Snapshot snapshot, Imports imports, InstanceConfig config) {
        if (!(snapshot instanceof ModuleSnapshot state) || state.module() != this) {
            throw new IllegalArgumentException("a snapshot of another module");
        }
        return instantiate(imports, config, Optional.of(state));
    }

    @Override
    public void close() {
        closed = true;
    }

    Optional<ExportDef> export(String name) {
        return Optional.ofNullable(exports.get(name));
    }

    /** Where failures go that no guest should be able to cause. */
    UnexpectedFailures failures() {
        return failures;
    }

    /** The type of a memory, with the minimum that the options of the compilation ask for. */
    MemoryType memoryType(int memory) {
        MemoryType declared = module.memories().get(memory);
        if (memory != 0 || declared.minimum() >= minimumPages) {
            return declared;
        }
        OptionalLong maximum = declared.maximum().stream()
                .map(most -> Math.max(most, minimumPages))
                .findFirst();
        return new MemoryType(minimumPages, maximum, declared.shared(), declared.memory64());
    }

    /** The shapes of the memories that an instance gets: imported ones have theirs already. */
    private List<MemoryShape> shapes(List<LinearMemory> imported) {
        List<MemoryShape> shapes = new ArrayList<>();
        imported.forEach(memory -> shapes.add(MemoryShape.of(memory)));
        boolean vectors = module.features().contains(Feature.SIMD);
        for (int i = shapes.size(); i < module.memories().size(); i++) {
            shapes.add(memories.shape(memoryType(i), vectors));
        }
        return shapes;
    }

    private CoreInstance instantiate(Imports imports, InstanceConfig config, Optional<ModuleSnapshot> snapshot) {
        if (closed) {
            throw new IllegalStateException("the module is closed");
        }
        config.run().checkStopped();
        LinkedImports linked = link(imports);
        Instantiation instantiation = new Instantiation(
                this, codes.get(shapes(linked.memories())), linked, config, memories, collector, snapshot);
        try {
            snapshot.ifPresentOrElse(instantiation::restore, instantiation::initialize);
            return instantiation.instance();
        } catch (Throwable e) {
            instantiation.instance().close();
            throw e;
        }
    }

    private LinkedImports link(Imports imports) {
        Optional<Linking> last = lastLinking.get();
        if (last.isPresent() && last.get().imports() == imports) {
            return last.get().linked();
        }
        LinkedImports linked = LinkedImports.link(module, codes.types(), imports);
        if (linked.isShareable()) {
            lastLinking.set(Optional.of(new Linking(imports, linked)));
        }
        return linked;
    }
}
