package dev.mote.component.type;

/** Whatever an index into the types of a component can name. */
public sealed interface Type permits ValType, FunctionType, InstanceType, ComponentType, ResourceType {
    /** What such a type is called in messages. */
    String kind();
}
