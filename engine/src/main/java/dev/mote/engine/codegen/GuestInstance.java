package dev.mote.engine.codegen;

import dev.mote.engine.CoreInstance;
import dev.mote.engine.Extern;
import dev.mote.engine.FuelTank;
import dev.mote.engine.InstanceConfig;
import dev.mote.engine.Memory;
import dev.mote.engine.Run;
import dev.mote.engine.Snapshot;
import dev.mote.engine.Trap;
import dev.mote.engine.TrapCode;
import dev.mote.engine.ValueType;
import dev.mote.engine.binary.ExportDef;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * An instance. The subclass of each module, made with its code, adds a field for each memory, table and global.
 *
 * <p>Used by one thread at a time, except {@link #close} and the stop of its run, which any thread may call. Closing
 * takes effect when the last call has left, so that no memory goes away under running code.
 */
public abstract class GuestInstance implements CoreInstance {
    private enum Stop {
        NONE,
        ASKED,
        GONE
    }

    private final AtomicInteger users = new AtomicInteger(1);
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicReference<Stop> stop = new AtomicReference<>(Stop.NONE);
    private final Runnable stopHook = this::askToStop;
    private final Runnable tickHook = this::charge;

    /** Whether the run was stopped, for functions that ask themselves: see {@link Recursion}. */
    public volatile boolean stopping;

    /** Where the fuel of the run is. */
    public FuelTank fuel;

    /** What the imported functions are, each taking the calling instance first. */
    public MethodHandle[] imports;

    /** Where functions with several results leave them. */
    public Results results;

    /** Where a tail call or an exception leaves the values that it takes along. */
    public Results arguments;

    private Optional<MethodHandle> tailCall = Optional.empty();
    private GuestModule module;
    private GuestCode code;
    private InstanceConfig config;
    private InstanceParts parts;
    private MemoryMeter meter;
    private volatile boolean unpaid;

    /** Links the fields of the subclass to the parts of the instance. */
    protected abstract void link(LinearMemory[] memories, GuestTable[] tables, GlobalCell[] cells);

    /** Sets a global that is a field of the subclass. */
    protected abstract void setGlobal(int index, Object value);

    /** The value of such a global. */
    protected abstract Object global(int index);

    /** Takes what the instance consists of; called once, before anything else. */
    final void assemble(GuestModule itsModule, GuestCode itsCode, InstanceConfig itsConfig, InstanceParts itsParts) {
        module = itsModule;
        code = itsCode;
        config = itsConfig;
        parts = itsParts;
        imports = itsParts.linked().handles().toArray(MethodHandle[]::new);
        fuel = itsConfig.run().fuel();
        results = new Results(itsCode.layout().mostValues());
        arguments = new Results(itsCode.layout().mostValues());
        link(parts.memories(), parts.tables(), parts.cells());
        parts.linked().instances().forEach(GuestInstance::retain);
        config.run().onStop(stopHook);
        meter = new MemoryMeter(parts.memories());
        if (meter.isNeeded()) {
            config.run().onTick(tickHook);
        }
    }

    final GuestCode code() {
        return code;
    }

    /** The type of that index of the module. */
    final GuestType definition(int type) {
        return code.layout().definition(type);
    }

    final ObjectHeap objects() {
        return parts.objects();
    }

    final InstanceParts parts() {
        return parts;
    }

    @Override
    public GuestModule module() {
        return module;
    }

    @Override
    public Optional<Extern> export(String name) {
        return module.export(name).map(this::extern);
    }

    @Override
    public Memory memory() {
        if (parts.memories().length == 0) {
            throw Traps.memory();
        }
        return parts.memories()[0];
    }

    @Override
    public <T> T host(Class<T> type) {
        return type.cast(config.host());
    }

    @Override
    public Run run() {
        return config.run();
    }

    @Override
    public Snapshot snapshot() {
        return ModuleSnapshot.of(this, module);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            release();
        }
    }

    /** The function of a code, as a reference. Called by generated code. */
    public FunctionReference function(int functionCode) {
        return parts.function(this, functionCode);
    }

    /** The function of a reference that this module does not define itself, if it has the type. Called by generated code. */
    public MethodHandle indirect(FunctionReference function, int canonicalType) {
        if (!function.definition()
                .isSubtypeOf(code.layout().definition(code.layout().anyIndex(canonicalType)))) {
            throw new Trap(TrapCode.INDIRECT_CALL_TYPE_MISMATCH);
        }
        return function.direct();
    }

    /** The function returns, and its call goes on to this one. Called by generated code. */
    public void tailCall(int function) {
        tailCall = Optional.of(code.tailTarget(function));
    }

    /** The function returns, and its call goes on to this element of a table. Called by generated code. */
    public void tailCall(GuestTable table, int index, int canonicalType) {
        tailCall = Optional.of(code.tailTarget(this, table.function(index), canonicalType));
    }

    /** The function returns, and its call goes on to the one that a value refers to. Called by generated code. */
    public void tailCall(Object reference, int canonicalType) {
        tailCall = Optional.of(code.tailTarget(this, FunctionReference.of(reference), canonicalType));
    }

    /** What a call goes on to, or null where it has ended. Called by generated code. */
    public MethodHandle takeTailCall() {
        MethodHandle target = tailCall.orElse(null);
        tailCall = Optional.empty();
        return target;
    }

    /** An exception with the values that were left in the arguments. Called by generated code. */
    public GuestException exception(int tag) {
        GuestTag thrown = parts.tags()[tag];
        Object[] values = arguments.takeAll(thrown.type().type().params());
        long bytes = GuestObject.HEADER_BYTES + (long) GuestObject.REFERENCE_BYTES * values.length;
        return new GuestException(thrown, values, objects().allocate(bytes));
    }

    /** Boxes several results for a caller outside of the instance. */
    final Object[] takeResults(List<ValueType> types) {
        return results.takeAll(types);
    }

    /** Boxes what was left for a tail call. */
    final Object[] takeArguments(List<ValueType> types) {
        return arguments.takeAll(types);
    }

    /** Leaves several results that came from outside of the instance. */
    final void putResults(Object[] values, List<ValueType> types) {
        results.putAll(values, types);
    }

    /** Whether the run was stopped. Called by generated code through {@link StopSite}. */
    public boolean isStopping() {
        return stop.getOpaque() != Stop.NONE;
    }

    /** Ends the guest here if its run was stopped. Called by generated code. */
    public void checkStopped() {
        if (unpaid) {
            throw new Trap(TrapCode.NODE_MEMORY_EXHAUSTED);
        }
        config.run().checkStopped();
    }

    /** The slice of fuel is used up. Called by generated code. */
    public void refuel() {
        config.run().refuel();
    }

    /** The host calls a function; {@link #leave} follows, unless the instance is to stop. */
    final void enter() {
        retain();
        if (isStopping()) {
            release();
            checkStopped();
            throw new IllegalStateException("the instance is closed");
        }
        if (meter.isNeeded()) {
            meter.begin();
        }
    }

    /** The host has written so many bytes into the memories of the new instance. */
    final void charge(long bytes) {
        if (!meter.written(bytes)) {
            throw new Trap(TrapCode.NODE_MEMORY_EXHAUSTED);
        }
    }

    /** Returns false where the node has no memory left for what the guest has touched. */
    final boolean leave() {
        boolean paid = !meter.isNeeded() || meter.end();
        release();
        return paid;
    }

    /** Keeps the instance from going away. */
    final void retain() {
        int before = users.getAndUpdate(count -> count == 0 ? 0 : count + 1);
        if (before == 0) {
            throw new IllegalStateException("the instance is closed");
        }
    }

    /** The counterpart of {@link #retain}; the last one frees what the instance holds. */
    final void release() {
        if (users.decrementAndGet() == 0) {
            config.run().removeStopHook(stopHook);
            config.run().removeTickHook(tickHook);
            if (stop.getAndSet(Stop.GONE) == Stop.ASKED) {
                code.stopSite().settle();
            }
            parts.release();
        }
    }

    /** Called by the ticker's thread while a call runs. */
    private void charge() {
        if (!meter.look()) {
            unpaid = true;
            askToStop();
        }
    }

    private void askToStop() {
        if (stop.compareAndSet(Stop.NONE, Stop.ASKED)) {
            stopping = true;
            code.stopSite().alert();
        }
    }

    private Extern extern(ExportDef export) {
        return switch (export.kind()) {
            case FUNCTION -> function(code.layout().functions().code(export.index()));
            case MEMORY -> parts.memories()[export.index()];
            case TABLE -> parts.tables()[export.index()];
            case GLOBAL -> parts.exportGlobal(this, export.index());
            case TAG -> parts.tags()[export.index()];
        };
    }
}
