package dev.mote.engine.codegen;

import dev.mote.engine.Trap;
import dev.mote.engine.TrapCode;

/**
 * A struct of a guest. Each struct type of a module has a subclass with typed fields, below that of its supertype; code
 * of another module reaches the fields by number. Generated code calls the public methods.
 */
public abstract class GuestStruct extends GuestObject {
    /** @param bytes what the struct is charged */
    protected GuestStruct(GuestInstance instance, int type, int bytes) {
        super(instance.definition(type), instance.objects().allocate(bytes));
    }

    /** How many fields there are. */
    protected abstract int size();

    /** The value of a field, boxed. */
    public Object get(int field) {
        throw Traps.internal();
    }

    /** Gives a field a boxed value. */
    public void set(int field, Object value) {
        throw Traps.internal();
    }

    public static Object field(Object reference, int field) {
        return of(reference).get(field);
    }

    public static void setField(Object reference, int field, Object value) {
        of(reference).set(field, value);
    }

    @Override
    final long bytes() {
        return HEADER_BYTES + (long) REFERENCE_BYTES * size();
    }

    @Override
    final GuestStruct copy() {
        try {
            return (GuestStruct) clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    private static GuestStruct of(Object reference) {
        return switch (reference) {
            case null -> throw new Trap(TrapCode.NULL_REFERENCE);
            case GuestStruct struct -> struct;
            default -> throw new Trap(TrapCode.CAST_FAILURE);
        };
    }
}
