package dev.mote.engine.codegen;

import dev.mote.engine.Trap;
import dev.mote.engine.TrapCode;
import java.lang.reflect.Array;

/** An array of a guest, around one of the JVM. */
final class GuestArray extends GuestObject {
    /** What HotSpot makes in one piece. */
    private static final long MAXIMUM_LENGTH = Integer.MAX_VALUE - 8;

    private final ArrayKind kind;
    private final Object elements;

    private GuestArray(GuestType definition, Object chunk, ArrayKind kind, Object elements) {
        super(definition, chunk);
        this.kind = kind;
        this.elements = elements;
    }

    /** @param length an unsigned number */
    static GuestArray make(int length, GuestInstance instance, int type) {
        ArrayKind kind = instance.code().layout().arrayKind(type);
        long count = Integer.toUnsignedLong(length);
        Object chunk = instance.objects().allocate(HEADER_BYTES + count * kind.bytes());
        if (count > MAXIMUM_LENGTH) {
            throw ObjectHeap.exhausted();
        }
        return new GuestArray(instance.definition(type), chunk, kind, kind.make(length));
    }

    /** The array that a value refers to. */
    static GuestArray of(Object reference) {
        return switch (reference) {
            case null -> throw new Trap(TrapCode.NULL_REFERENCE);
            case GuestArray array -> array;
            default -> throw new Trap(TrapCode.CAST_FAILURE);
        };
    }

    ArrayKind kind() {
        return kind;
    }

    /** The JVM's array. */
    Object elements() {
        return elements;
    }

    int length() {
        return Array.getLength(elements);
    }

    /** Checks a range; its numbers are unsigned. */
    void check(int index, int length) {
        if (Integer.toUnsignedLong(index) + Integer.toUnsignedLong(length) > length()) {
            throw new Trap(TrapCode.ARRAY_OUT_OF_BOUNDS);
        }
    }

    @Override
    long bytes() {
        return HEADER_BYTES + (long) length() * kind.bytes();
    }

    @Override
    GuestArray copy() {
        Object copied = kind.make(length());
        System.arraycopy(elements, 0, copied, 0, length());
        return new GuestArray(definition(), chunk, kind, copied);
    }
}
