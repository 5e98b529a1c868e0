package dev.mote.engine.endive;

import dev.mote.engine.CompileReport;
import dev.mote.engine.CoreInstance;
import dev.mote.engine.CoreModule;
import dev.mote.engine.FuncType;
import dev.mote.engine.Imports;
import dev.mote.engine.InstanceConfig;
import dev.mote.engine.MemoryType;
import dev.mote.engine.ModuleException;
import dev.mote.engine.ModuleInfo;
import dev.mote.engine.Snapshot;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import run.endive.runtime.Instance;
import run.endive.runtime.Machine;

/**
 * A module ready to be instantiated. Any thread may call; what it holds does not change, but for two caches that are
 * bounded by the module's own imports and functions.
 */
final class EndiveModule implements CoreModule {
    private final ModuleInfo info;
    private final CompileReport report;
    private final InstancePlan plan;
    private final Function<Instance, Machine> machines;
    private final Map<String, ModuleExport> exports;
    private final ChunkPool chunks;
    private final Traps traps;
    private final Linker linker;
    private final Map<FuncType, MethodHandle> invokers = new ConcurrentHashMap<>();
    private volatile boolean closed;

    EndiveModule(
            ModuleReading reading,
            CompileReport report,
            InstancePlan plan,
            Function<Instance, Machine> machines,
            ChunkPool chunks,
            Traps traps) {
        this.info = reading.info();
        this.report = report;
        this.plan = plan;
        this.machines = machines;
        this.exports = Map.copyOf(ModuleExport.of(reading.module()));
        this.chunks = chunks;
        this.traps = traps;
        this.linker = new Linker(info.imports());
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
        List<MemoryImage> images =
                plan.memories().stream().map(MemoryPlan::image).toList();
        return instantiate(imports, config, images, plan.segments().copy(), EndiveInstance::initialize);
    }

    @Override
    public CoreInstance instantiate(Snapshot snapshot, Imports imports, InstanceConfig config) {
        if (!(snapshot instanceof EndiveSnapshot state) || state.module() != this) {
            throw new IllegalArgumentException("a snapshot of another module");
        }
        return instantiate(imports, config, state.memories(), state.segments(), instance -> instance.initialize(state));
    }

    @Override
    public void close() {
        closed = true;
    }

    InstancePlan plan() {
        return plan;
    }

    Traps traps() {
        return traps;
    }

    Machine machine(Instance instance) {
        return machines.apply(instance);
    }

    Optional<ModuleExport> export(String name) {
        return Optional.ofNullable(exports.get(name));
    }

    /** What calls functions of that type; only types of this module's own functions are asked for. */
    MethodHandle invoker(FuncType type) {
        return invokers.computeIfAbsent(type, EndiveFunction::invoker);
    }

    private EndiveInstance instantiate(
            Imports imports,
            InstanceConfig config,
            List<MemoryImage> images,
            DataSegments segments,
            Consumer<EndiveInstance> initializer) {
        if (closed) {
            throw new IllegalStateException("the module is closed");
        }
        config.run().checkStopped();
        Linked linked = linker.link(imports);
        Quota quota = new Quota(config.limits(), chunks.budget());
        try {
            takeTables(quota);
            EndiveInstance instance =
                    new EndiveInstance(this, config, linked, memories(images, quota), segments, quota);
            return initialized(instance, initializer);
        } catch (Throwable e) {
            quota.release();
            throw e;
        }
    }

    private static EndiveInstance initialized(EndiveInstance instance, Consumer<EndiveInstance> initializer) {
        try {
            initializer.accept(instance);
            return instance;
        } catch (Throwable e) {
            instance.close();
            throw e;
        }
    }

    private void takeTables(Quota quota) {
        for (TablePlan table : plan.tablePlans()) {
            if (!quota.takeElements(table.type().minimum())) {
                throw new ModuleException(
                        ModuleException.Code.TOO_COMPLEX,
                        "a table of " + table.type().minimum() + " elements is more than the instance may hold");
            }
        }
    }

    private List<EndiveMemory> memories(List<MemoryImage> images, Quota quota) {
        for (MemoryImage image : images) {
            if (!quota.takeMemory((long) image.pages() * MemoryType.PAGE)) {
                throw new ModuleException(
                        ModuleException.Code.MEMORY_TOO_LARGE,
                        "a memory of " + image.pages() + " pages is more than the instance may hold");
            }
        }
        List<EndiveMemory> memories = new ArrayList<>(images.size());
        for (int i = 0; i < images.size(); i++) {
            memories.add(new EndiveMemory(
                    chunks, quota, images.get(i), plan.memories().get(i).maximum()));
        }
        return memories;
    }
}
