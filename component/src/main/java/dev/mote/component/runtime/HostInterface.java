package dev.mote.component.runtime;

import dev.mote.component.type.FunctionType;
import dev.mote.component.type.ResourceType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** An interface that the host offers: its functions, and the resource types that they speak of. Immutable. */
public final class HostInterface {
    /** A function with its type. */
    record Offered(FunctionType type, HostFunctionBody body) {}

    private final InterfaceName name;
    private final Map<String, Offered> functions;
    private final Map<String, ResourceType> resources;

    private HostInterface(Builder builder) {
        this.name = builder.name;
        this.functions = Map.copyOf(builder.functions);
        this.resources = Map.copyOf(builder.resources);
    }

    /** @param name as in an import, with the version that is offered: {@code wasi:cli/stdout@0.2.12} */
    public static Builder named(String name) {
        return new Builder(InterfaceName.parse(name));
    }

    InterfaceName name() {
        return name;
    }

    Optional<Offered> function(String function) {
        return Optional.ofNullable(functions.get(function));
    }

    Optional<ResourceType> resource(String resource) {
        return Optional.ofNullable(resources.get(resource));
    }

    /** Collects what an interface has. */
    public static final class Builder {
        private final InterfaceName name;
        private final Map<String, Offered> functions = new HashMap<>();
        private final Map<String, ResourceType> resources = new HashMap<>();

        private Builder(InterfaceName name) {
            this.name = name;
        }

        /** A resource type of the host; the same object may be offered by several interfaces. */
        public Builder resource(String resource, ResourceType type) {
            resources.put(resource, type);
            return this;
        }

        /** @param function as in the import, so {@code [method]output-stream.write} for a method */
        public Builder function(String function, FunctionType type, HostFunctionBody body) {
            functions.put(function, new Offered(type, body));
            return this;
        }

        public HostInterface build() {
            return new HostInterface(this);
        }
    }
}
