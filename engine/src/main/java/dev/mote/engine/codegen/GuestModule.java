package dev.mote.engine.codegen;

import dev.mote.engine.CompileReport;
import dev.mote.engine.CoreInstance;
import dev.mote.engine.CoreModule;
import dev.mote.engine.Imports;
import dev.mote.engine.InstanceConfig;
import dev.mote.engine.MemoryBudget;
import dev.mote.engine.ModuleInfo;
import dev.mote.engine.Snapshot;
import dev.mote.engine.binary.ExportDef;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** A module ready to be instantiated. Any thread may call; it changes only in what it remembers of the last linking. */
final class GuestModule implements CoreModule {
    private record Linking(Imports imports, LinkedImports linked) {}

    private final ModuleInfo info;
    private final CompileReport report;
    private final GuestCode code;
    private final Map<String, ExportDef> exports;
    private final MemoryBudget budget;
    private final int minimumPages;
    private final AtomicReference<Optional<Linking>> lastLinking = new AtomicReference<>(Optional.empty());
    private volatile boolean closed;

    GuestModule(
            ModuleInfo info,
            CompileReport report,
            GuestCode code,
            Map<String, ExportDef> exports,
            MemoryBudget budget,
            int minimumPages) {
        this.info = info;
        this.report = report;
        this.code = code;
        this.exports = Map.copyOf(exports);
        this.budget = budget;
        this.minimumPages = minimumPages;
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

    private CoreInstance instantiate(Imports imports, InstanceConfig config, Consumer<Instantiation> initializer) {
        if (closed) {
            throw new IllegalStateException("the module is closed");
        }
        config.run().checkStopped();
        Instantiation instantiation = new Instantiation(
                this, code, link(imports), config, new MemoryAccount(budget, config.limits()), minimumPages);
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
        LinkedImports linked = LinkedImports.link(code.layout().module(), imports);
        if (linked.isShareable()) {
            lastLinking.set(Optional.of(new Linking(imports, linked)));
        }
        return linked;
    }
}
