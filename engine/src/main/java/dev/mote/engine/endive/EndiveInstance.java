package dev.mote.engine.endive;

import dev.mote.engine.CoreInstance;
import dev.mote.engine.Extern;
import dev.mote.engine.FuncType;
import dev.mote.engine.InstanceConfig;
import dev.mote.engine.Memory;
import dev.mote.engine.Run;
import dev.mote.engine.Snapshot;
import dev.mote.engine.Trap;
import dev.mote.engine.TrapCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import run.endive.runtime.CallResult;
import run.endive.runtime.Instance;
import run.endive.runtime.Machine;

/** An instance and what belongs to it alone. Used by one thread at a time. */
final class EndiveInstance implements CoreInstance {
    private final EndiveModule module;
    private final InstanceConfig config;
    private final Linked linked;
    private final List<EndiveMemory> memories;
    private final Map<String, Extern> exports = new HashMap<>();
    private final DataSegments segments;
    private final Quota quota;
    private final Instance endive;
    private final Machine machine;
    private boolean closed;

    /** Links Endive's instance to this one; nothing of the guest runs yet. */
    EndiveInstance(
            EndiveModule module,
            InstanceConfig config,
            Linked linked,
            List<EndiveMemory> memories,
            DataSegments segments,
            Quota quota) {
        this.module = module;
        this.config = config;
        this.linked = linked;
        this.memories = memories;
        this.segments = segments;
        this.quota = quota;
        InstancePlan plan = module.plan();
        this.endive = InstanceConstructor.create(
                plan,
                memories.toArray(EndiveMemory[]::new),
                segments,
                linked.values(),
                instance -> new EndiveMachine(machine(instance), this),
                new TableMaker(plan.tablePlans(), quota));
        memories.forEach(memory -> memory.use(segments));
        this.machine = ((EndiveMachine) endive.getMachine()).machine();
    }

    @Override
    public EndiveModule module() {
        return module;
    }

    @Override
    public Run run() {
        return config.run();
    }

    @Override
    public <T> T host(Class<T> type) {
        return type.cast(config.host());
    }

    @Override
    public Memory memory() {
        return memoryAt(0).orElseThrow(() -> new Trap(TrapCode.MEMORY_OUT_OF_BOUNDS, "the module has no memory"));
    }

    @Override
    public Optional<Extern> export(String name) {
        Extern known = exports.get(name);
        if (known == null) {
            known = module.export(name).map(this::extern).orElse(null);
            if (known != null) {
                exports.put(name, known);
            }
        }
        return Optional.ofNullable(known);
    }

    @Override
    public Snapshot snapshot() {
        return EndiveSnapshot.of(this);
    }

    @Override
    public void close() {
        closed = true;
        memories.forEach(ChunkedMemory::release);
        quota.release();
    }

    /** Fills globals, tables and memories as the module says, and runs its start function. */
    void initialize() {
        try {
            // Makes the globals, and no more: the plan has no start function and no active segments.
            endive.initialize(false);
            InstancePlan plan = module.plan();
            for (int i = 0; i < plan.tablePlans().size(); i++) {
                plan.tablePlans()
                        .get(i)
                        .fill((EndiveTable) endive.table(linked.tables().size() + i), endive);
            }
            plan.late().apply(endive);
            if (plan.start().isPresent()) {
                machine.call(plan.start().getAsInt(), new long[0]);
            }
        } catch (Throwable e) {
            throw ended(e);
        }
    }

    /** Makes this instance what the snapshot is; no guest code runs. */
    void initialize(EndiveSnapshot snapshot) {
        endive.initialize(false);
        snapshot.restore(this);
    }

    Instance endive() {
        return endive;
    }

    Linked linked() {
        return linked;
    }

    List<EndiveMemory> ownMemories() {
        return memories;
    }

    /** The data segments as they are now. */
    DataSegments segments() {
        return segments.copy();
    }

    long[] invoke(int function, long[] arguments) {
        enter();
        try {
            return machine.call(function, arguments);
        } catch (Throwable e) {
            throw ended(e);
        }
    }

    CallResult invoke(int function, long[] arguments, Object[] refs) {
        enter();
        try {
            return machine.callWithRefs(function, arguments, refs);
        } catch (Throwable e) {
            throw ended(e);
        }
    }

    /** The function of that index, as a reference to it. */
    EndiveFunction functionAt(int index) {
        return index < linked.functions().size() && linked.functions().get(index) instanceof EndiveFunction imported
                ? imported
                : new EndiveFunction(this, index, type(index));
    }

    /** The index by which this instance knows a function; Endive cannot refer to one that it does not know. */
    int indexOf(EndiveFunction function) {
        if (function.instance() == this) {
            return function.index();
        }
        int imported = linked.functions().indexOf(function);
        if (imported < 0) {
            throw new IllegalArgumentException("a reference to a function that the instance does not import");
        }
        return imported;
    }

    private Machine machine(Instance instance) {
        Machine made = module.machine(instance);
        return linked.memories().isEmpty() ? made : new BorrowingMachine(made, linked.memories(), segments);
    }

    private FuncType type(int function) {
        return module.plan().functions()[function];
    }

    private void enter() {
        if (closed) {
            throw new IllegalStateException("the instance is closed");
        }
        config.run().checkStopped();
    }

    private RuntimeException ended(Throwable failure) {
        endive.clearTailCall();
        return module.traps().translate(failure, config.run());
    }

    private Extern extern(ModuleExport export) {
        int index = export.index();
        return switch (export.kind()) {
            case FUNCTION -> functionAt(index);
            case MEMORY -> memoryAt(index).orElseThrow();
            case TABLE ->
                index < linked.tables().size() ? linked.tables().get(index) : (EndiveTable) endive.table(index);
            case GLOBAL ->
                index < linked.globals().size()
                        ? linked.globals().get(index)
                        : new EndiveGlobal(endive.global(index), export.globalType(), Optional.of(this));
            case TAG ->
                index < linked.tags().size()
                        ? linked.tags().get(index)
                        : new EndiveTag(endive.tag(index), export.tagType());
        };
    }

    private Optional<Memory> memoryAt(int index) {
        int imported = linked.memories().size();
        if (index < imported) {
            return Optional.of(linked.memories().get(index));
        }
        return index - imported < memories.size() ? Optional.of(memories.get(index - imported)) : Optional.empty();
    }
}
