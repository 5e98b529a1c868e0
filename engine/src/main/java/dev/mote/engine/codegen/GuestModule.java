package dev.mote.engine.codegen;

import dev.mote.engine.CompileReport;
import dev.mote.engine.CoreInstance;
import dev.mote.engine.CoreModule;
import dev.mote.engine.Imports;
import dev.mote.engine.InstanceConfig;
import dev.mote.engine.MemoryBudget;
import dev.mote.engine.MemoryType;
import dev.mote.engine.ModuleInfo;
import dev.mote.engine.Snapshot;
import dev.mote.engine.binary.ExportDef;
import dev.mote.engine.binary.WasmModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** A module ready to be instantiated. Any thread may call; it changes only in what it remembers of the last linking. */
final class GuestModule implements CoreModule {
    private record Linking(Imports imports, LinkedImports linked) {}

    private final ModuleInfo info;
    private final CompileReport report;
    private final WasmModule module;
    private final GuestCodes codes;
    private final Map<String, ExportDef> exports;
    private final MemoryBudget budget;
    private final ShapePolicy policy;
    private final int minimumPages;
    private final HeapCollector collector;
    private final AtomicReference<Optional<Linking>> lastLinking = new AtomicReference<>(Optional.empty());
    private volatile boolean closed;

    GuestModule(
            ModuleInfo info,
            CompileReport report,
            WasmModule module,
            GuestCodes codes,
            Map<String, ExportDef> exports,
            MemoryBudget budget,
            ShapePolicy policy,
            int minimumPages,
            HeapCollector collector) {
        this.info = info;
        this.report = report;
        this.module = module;
        this.codes = codes;
        this.exports = Map.copyOf(exports);
        this.budget = budget;
        this.policy = policy;
        this.minimumPages = minimumPages;
        this.collector = collector;
    }

    @Override
    public ModuleInfo info() {
        return info;
    }

    @Override
    public CompileReport report() {
        return report;
    }

    @Override
    public CoreInstance instantiate(Imports imports, InstanceConfig config) {
        return instantiate(imports, config, Instantiation::initialize);
    }

    @Override
    public CoreInstance instantiate(Snapshot snapshot, Imports imports, InstanceConfig config) {
        if (!(snapshot instanceof ModuleSnapshot state) || state.module() != this) {
            throw new IllegalArgumentException("a snapshot of another module");
        }
        return instantiate(imports, config, instantiation -> instantiation.restore(state));
    }

    @Override
    public void close() {
        closed = true;
    }

    Optional<ExportDef> export(String name) {
        return Optional.ofNullable(exports.get(name));
    }

    /** The type of a memory, with the minimum that the options of the compilation ask for. */
    MemoryType memoryType(int memory) {
        MemoryType declared = module.memories().get(memory);
        long minimum = memory == 0 ? Math.max(declared.minimum(), minimumPages) : declared.minimum();
        return new MemoryType(minimum, declared.maximum(), declared.shared(), declared.memory64());
    }

    /** The shapes of the memories that an instance gets: imported ones have theirs already. */
    private List<MemoryShape> shapes(LinkedImports linked) {
        List<MemoryShape> shapes = new ArrayList<>();
        linked.memories().forEach(memory -> shapes.add(MemoryShape.of(memory)));
        for (int i = shapes.size(); i < module.memories().size(); i++) {
            shapes.add(policy.shape(memoryType(i)));
        }
        return shapes;
    }

    private CoreInstance instantiate(Imports imports, InstanceConfig config, Consumer<Instantiation> initializer) {
        if (closed) {
            throw new IllegalStateException("the module is closed");
        }
        config.run().checkStopped();
        LinkedImports linked = link(imports);
        MemoryAccount account = new MemoryAccount(budget, config.limits());
        Instantiation instantiation =
                new Instantiation(this, codes.get(shapes(linked)), linked, config, account, collector);
        try {
            initializer.accept(instantiation);
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
