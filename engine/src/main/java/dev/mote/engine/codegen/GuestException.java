package dev.mote.engine.codegen;

import dev.mote.engine.Trap;
import dev.mote.engine.TrapCode;

/** An exception of the guest, on its way through the JVM's stack. Generated code calls the public methods. */
public final class GuestException extends RuntimeException {
    private final transient GuestTag tag;
    private final transient Object[] values;

    GuestException(GuestTag tag, Object[] values) {
        super("exception of the guest", null, false, false);
        this.tag = tag;
        this.values = values;
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

    public Object[] values() {
        return values;
    }
}
