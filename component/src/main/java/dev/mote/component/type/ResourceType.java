package dev.mote.component.type;

import java.util.Optional;

/**
 * A resource type: equal to nothing but itself and its other names. Each instantiation of a component that defines one
 * makes a new one; each import or export of one gives it another name, which is an object of its own, because only what
 * has a name outside of a component may stand in the types that it shows.
 */
public final class ResourceType implements Type {
    private final String label;
    private final Optional<ResourceType> original;

    public ResourceType(String label) {
        this(label, Optional.empty());
    }

    private ResourceType(String label, Optional<ResourceType> original) {
        this.label = label;
        this.original = original;
    }

    /** The same type under another name. */
    ResourceType renamed() {
        return new ResourceType(label, Optional.of(original()));
    }

    private ResourceType original() {
        return original.orElse(this);
    }

    /** The name it was first known by; for messages. */
    public String label() {
        return label;
    }

    @Override
    public String kind() {
        return "resource";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ResourceType type && type.original() == original();
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(original());
    }

    @Override
    public String toString() {
        return label;
    }
}
