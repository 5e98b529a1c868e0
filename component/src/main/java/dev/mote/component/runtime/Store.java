package dev.mote.component.runtime;

import dev.mote.component.abi.AbiTrap;
import dev.mote.component.abi.InstanceState;
import dev.mote.component.abi.ResourceDefinition;
import dev.mote.component.abi.ValueBudget;
import dev.mote.engine.CoreInstance;
import dev.mote.engine.Extern;
import dev.mote.engine.FuncType;
import dev.mote.engine.GuestFunction;
import dev.mote.engine.Imports;
import dev.mote.engine.InstanceConfig;
import dev.mote.engine.Memory;
import dev.mote.engine.Run;
import dev.mote.engine.Snapshot;
import dev.mote.engine.ValueType;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** One instantiation of a component: all of its instances, and whether it still may run. Used by one thread at a time. */
final class Store implements HostCall, AutoCloseable {
    private static final int CONTEXT_SLOTS = 2;
    private static final MethodHandle DESTRUCTOR = CoreCalls.caller(FuncType.of(List.of(ValueType.I32)));

    private final LinkProgram program;
    private final InstanceConfig config;
    private final Object host;
    private final ValueBudget values = new ValueBudget();
    private final InstanceState[] instances;
    private final CoreInstance[] cores;
    private final Binding[] bindings;
    private Optional<long[]> context = Optional.empty();
    private boolean ended;

    Store(LinkProgram program, InstanceConfig config) {
        this.program = program;
        this.host = config.host();
        this.config = new InstanceConfig(config.limits(), config.run(), this, config.memory());
        this.instances = new InstanceState[program.parents().size()];
        for (int i = 0; i < instances.length; i++) {
            int parent = program.parents().get(i);
            instances[i] = new InstanceState(i, parent < 0 ? Optional.empty() : Optional.of(instances[parent]), values);
        }
        this.cores = new CoreInstance[program.slots()];
        this.bindings = new Binding[program.functions()];
    }

    /** Runs the link program; what was made is closed again where it fails. */
    void instantiate() {
        instantiate((_, _) -> {});
    }

    /** @param made is told each core instance before the next one is made */
    void instantiate(BiConsumer<CoreInstantiation, CoreInstance> made) {
        try {
            for (CoreInstantiation step : program.steps()) {
                Snapshot state = program.snapshots().get(step.slot());
                CoreInstance instance = state == null
                        ? step.module().instantiate(imports(step), config)
                        : step.module().instantiate(state, imports(step), config);
                cores[step.slot()] = instance;
                made.accept(step, instance);
            }
        } catch (RuntimeException | Error e) {
            ended = true;
            close();
            throw e;
        }
    }

    private Imports imports(CoreInstantiation step) {
        if (step.shared().isPresent()) {
            return step.shared().get();
        }
        Imports.Builder imports = Imports.builder();
        for (CoreImport given : step.imports()) {
            imports.add(
                    given.module(),
                    given.name(),
                    switch (given.item()) {
                        case CoreDef.Provided(var function, var _) -> function;
                        case CoreDef.Export(int slot, String name) -> extern(slot, name);
                    });
        }
        return imports.build();
    }

    private Extern extern(int slot, String name) {
        return cores[slot].export(name).orElseThrow();
    }

    ValueBudget values() {
        return values;
    }

    InstanceState instance(int number) {
        return instances[number];
    }

    Binding binding(int number, Optional<CoreDef> function, CallOptions options) {
        Binding binding = bindings[number];
        if (binding == null) {
            binding = new Binding(
                    function.map(this::handle),
                    options.memory().map(this::memory),
                    options.realloc().map(this::handle),
                    options.postReturn().map(this::handle));
            bindings[number] = binding;
        }
        return binding;
    }

    private Memory memory(CoreDef item) {
        return switch (item) {
            case CoreDef.Export(int slot, String name) -> (Memory) extern(slot, name);
            case CoreDef.Provided _ -> throw new IllegalStateException("a function is no memory");
        };
    }

    private MethodHandle handle(CoreDef item) {
        return switch (item) {
            case CoreDef.Export(int slot, String name) -> ((GuestFunction) extern(slot, name)).handle();
            case CoreDef.Provided(var _, MethodHandle direct) -> direct.bindTo(this);
        };
    }

    /** Ends a resource whose owner dropped it. */
    void destroy(ResourceDefinition resource, Object representation, Optional<InstanceState> caller) {
        if (resource.owner().isEmpty()) {
            if (representation instanceof HostResource dropped) {
                dropped.drop();
            }
            return;
        }
        InstanceState owner = instances[resource.owner().getAsInt()];
        boolean crosses = caller.isEmpty() || caller.get() != owner;
        if (resource.destructor().isEmpty()) {
            return;
        }
        if (crosses) {
            owner.enter(caller);
        }
        try {
            MethodHandle destructor =
                    handle(program.destructors().get(resource.destructor().getAsInt()));
            long _ = (long) DESTRUCTOR.invokeExact(destructor, new long[] {(Integer) representation});
        } catch (RuntimeException | Error e) {
            ended = true;
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        if (crosses) {
            owner.exit(caller);
        }
    }

    /** The words of the running task; nothing where it wrote none. */
    Optional<long[]> context() {
        return context;
    }

    void context(Optional<long[]> words) {
        context = words;
    }

    long context(int slot) {
        return context.isPresent() ? context.get()[slot] : 0;
    }

    void context(int slot, long word) {
        if (context.isEmpty()) {
            context = Optional.of(new long[CONTEXT_SLOTS]);
        }
        context.get()[slot] = word;
    }

    void checkAlive() {
        if (ended) {
            throw AbiTrap.of("cannot enter component instance: it has trapped before");
        }
    }

    /** Nothing may run here any more. */
    void end() {
        ended = true;
    }

    @Override
    public <T> T host(Class<T> type) {
        return type.cast(host);
    }

    @Override
    public Run run() {
        return config.run();
    }

    @Override
    public void close() {
        for (int i = cores.length - 1; i >= 0; i--) {
            if (cores[i] != null) {
                cores[i].close();
            }
        }
    }
}
