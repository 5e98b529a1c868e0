package dev.mote.engine.codegen;

import dev.mote.engine.binary.TypeCode;
import java.util.Arrays;

/**
 * A type that a module defines, as a value: equal for types of different modules that are the same type. Immutable.
 *
 * <p>Types are known by a digest of their group, so that no table of all types of all modules is needed.
 */
final class GuestType {
    /** What values of a type are. */
    enum Kind {
        FUNCTION(TypeCode.HEAP_FUNC),
        STRUCT(TypeCode.HEAP_STRUCT),
        ARRAY(TypeCode.HEAP_ARRAY);

        private final int heap;

        Kind(int heap) {
            this.heap = heap;
        }
    }

    private final Kind kind;
    private final byte[] group;
    private final int position;
    private final GuestType[] chain;

    /**
     * @param group digest of the group
     * @param position in the group
     * @param above the supertypes, the topmost first
     */
    GuestType(Kind kind, byte[] group, int position, GuestType... above) {
        this.kind = kind;
        this.group = group;
        this.position = position;
        chain = Arrays.copyOf(above, above.length + 1);
        chain[above.length] = this;
    }

    /** The abstract heap type right above. */
    int heap() {
        return kind.heap;
    }

    /** Digest of the group. */
    byte[] group() {
        return group.clone();
    }

    int position() {
        return position;
    }

    /** This type and those above it, the topmost first. */
    GuestType[] chain() {
        return chain.clone();
    }

    boolean isSubtypeOf(GuestType other) {
        int depth = other.chain.length - 1;
        return depth < chain.length && chain[depth].equals(other);
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof GuestType type && position == type.position && Arrays.equals(group, type.group));
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(group) + position;
    }
}
