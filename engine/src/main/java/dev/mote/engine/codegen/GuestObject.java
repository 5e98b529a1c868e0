package dev.mote.engine.codegen;

/** A struct or an array of a guest. Used by the thread that runs the guest. */
public abstract class GuestObject implements Cloneable {
    /** The smallest charge for an object. */
    static final int HEADER_BYTES = 32;

    /** What a reference is charged: itself, and the {@link I31} that it may be the only one to hold. */
    static final int REFERENCE_BYTES = 24;

    private final GuestType definition;

    /** Kept so that the instance's {@link ObjectHeap} sees that this object lives. */
    Object chunk;

    GuestObject(GuestType definition, Object chunk) {
        this.definition = definition;
        this.chunk = chunk;
    }

    GuestType definition() {
        return definition;
    }

    /** What the object is charged. */
    abstract long bytes();

    /** A shallow copy. */
    abstract GuestObject copy();
}
