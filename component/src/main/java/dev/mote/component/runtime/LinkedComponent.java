package dev.mote.component.runtime;

import dev.mote.engine.CoreInstance;
import dev.mote.engine.InstanceConfig;
import dev.mote.engine.Snapshot;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A component ready to be instantiated. Immutable; any number of threads do so. */
public final class LinkedComponent {
    private final LinkProgram program;
    private final Map<String, Item> exports;

    LinkedComponent(Planner.Plan plan) {
        this(plan.program(), plan.exports());
    }

    private LinkedComponent(LinkProgram program, Map<String, Item> exports) {
        this.program = program;
        this.exports = exports;
    }

    /** A function that the component exports by itself. */
    public Optional<ExportedFunction> function(String name) {
        return function(exports, name);
    }

    /** A function of an interface that the component exports; the interface may be of any version compatible. */
    public Optional<ExportedFunction> function(String interfaceName, String name) {
        InterfaceName wanted = InterfaceName.parse(interfaceName);
        return exports.entrySet().stream()
                .filter(export -> wanted.accepts(InterfaceName.parse(export.getKey())))
                .map(Map.Entry::getValue)
                .filter(Item.OfInstance.class::isInstance)
                .flatMap(item -> function(((Item.OfInstance) item).exports(), name).stream())
                .findFirst();
    }

    private static Optional<ExportedFunction> function(Map<String, Item> items, String name) {
        return items.get(name) instanceof Item.OfFunction(Callee callee, var type)
                ? Optional.of(new ExportedFunction(callee, type))
                : Optional.empty();
    }

    /**
     * Makes an instance: core instances in order, each with its start function.
     *
     * @param config its host is what {@link HostCall#host} gives to host functions
     */
    public ComponentInstance instantiate(InstanceConfig config) {
        Store store = new Store(program, config);
        store.instantiate();
        return new ComponentInstance(store);
    }

    /**
     * Makes an instance to see that it can be made, and keeps the state of its core instances where every other one would
     * start the same: their memories are shared until they are written to. What runs while the component is instantiated
     * still runs for each instance.
     */
    public LinkedComponent startingFromSnapshots(InstanceConfig config) {
        Store store = new Store(program, config);
        Map<Integer, Snapshot> taken = new HashMap<>();
        try (ComponentInstance _ = new ComponentInstance(store)) {
            store.instantiate((step, instance) -> {
                if (step.startsAlike()) {
                    snapshot(instance).ifPresent(state -> taken.put(step.slot(), state));
                }
            });
        }
        return new LinkedComponent(program.startingFrom(taken), exports);
    }

    /** Empty where an instance refers to what a snapshot cannot hold. */
    private static Optional<Snapshot> snapshot(CoreInstance instance) {
        try {
            return Optional.of(instance.snapshot());
        } catch (IllegalStateException _) {
            return Optional.empty();
        }
    }

    /** How many core instances an instantiation makes. */
    int coreInstances() {
        return program.steps().size();
    }
}
