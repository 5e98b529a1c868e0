package dev.mote.engine.codegen;

import dev.mote.engine.Trap;
import dev.mote.engine.TrapCode;

/**
 * An exception of the guest, on its way through the JVM's stack. To the host it is the trap that an uncaught exception
 * is; where a function of the host lets it pass, the guest that called that function may still catch it. Generated code
 * calls the public methods.
 */
public final class GuestException extends Trap {
    private final transient GuestTag tag;
    private final transient Object[] values;

    final transient Object chunk;

    /** @param chunk kept so that the instance's {@link ObjectHeap} sees that this lives */
    GuestException(GuestTag tag, Object[] values, Object chunk) {
        super(TrapCode.UNCAUGHT_EXCEPTION);
        this.tag = tag;
        this.values = values;
        this.chunk = chunk;
    }

    /** The exception that a reference stands for. */
    public static GuestException of(Object reference) {
        if (reference == null) {
            throw new Trap(TrapCode.NULL_REFERENCE);
        }
        return (GuestException) reference;
    }

    /** Whether it was thrown under that tag of the instance. */
    public boolean is(GuestInstance instance, int index) {
        return tag.equals(instance.parts().tags()[index]);
    }

    GuestTag tag() {
        return tag;
    }

    public Object[] values() {
        return values;
    }
}
