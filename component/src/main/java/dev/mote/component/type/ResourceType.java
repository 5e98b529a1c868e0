package dev.mote.component.type;

/** A resource type: equal to nothing but itself. Each instantiation of a component that defines one makes a new one. */
public final class ResourceType implements Type {
    private final String label;

    public ResourceType(String label) {
        this.label = label;
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
    public String toString() {
        return label;
    }
}
