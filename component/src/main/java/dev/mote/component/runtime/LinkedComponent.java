package dev.mote.component.runtime;

import dev.mote.engine.InstanceConfig;
import java.util.Map;
import java.util.Optional;

/** A component ready to be instantiated. Immutable; any number of threads do so. */
public final class LinkedComponent {
    private final LinkProgram program;
    private final Map<String, Item> exports;

    LinkedComponent(Planner.Plan plan) {
        this.program = plan.program();
        this.exports = plan.exports();
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

    /** How many core instances an instantiation makes. */
    int coreInstances() {
        return program.steps().size();
    }
}
