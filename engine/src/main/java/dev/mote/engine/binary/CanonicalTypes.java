package dev.mote.engine.binary;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives types that are the same type the same number. Two types are the same if their groups are alike in everything,
 * with references into the group taken by position and all others by the number of what they refer to.
 */
final class CanonicalTypes {
    /** Marks a reference by position within its own group. */
    private static final int OWN_GROUP = 1 << 27;

    private final Map<Shape, Integer> groups = new HashMap<>();
    private int next;

    /** The number of a group's first type; the others follow. */
    int identify(List<DefinedType> group, int first, TypeTable table) {
        IntList shape = new IntList();
        for (DefinedType type : group) {
            shape.add(type.open() ? 1 : 0);
            shape.add(type.supertype() == DefinedType.NO_SUPERTYPE ? -1 : number(type.supertype(), first, table));
            describe(type.composite(), shape, first, table);
        }
        Integer known = groups.putIfAbsent(new Shape(shape.toArray()), next);
        if (known != null) {
            return known;
        }
        int identity = next;
        next += group.size();
        return identity;
    }

    private static void describe(CompositeType composite, IntList shape, int first, TypeTable table) {
        switch (composite) {
            case Signature signature -> {
                shape.add(signature.paramCount());
                shape.add(signature.resultCount());
                for (int type : signature.params()) {
                    shape.add(type(type, first, table));
                }
                for (int type : signature.results()) {
                    shape.add(type(type, first, table));
                }
            }
            case StructType struct -> {
                shape.add(-1);
                shape.add(struct.fields().size());
                for (FieldType field : struct.fields()) {
                    describe(field, shape, first, table);
                }
            }
            case ArrayType array -> {
                shape.add(-2);
                describe(array.element(), shape, first, table);
            }
        }
    }

    private static void describe(FieldType field, IntList shape, int first, TypeTable table) {
        shape.add(type(field.storage(), first, table));
        shape.add(field.mutable() ? 1 : 0);
    }

    private static int type(int type, int first, TypeTable table) {
        if (!TypeCode.isConcrete(type)) {
            return type;
        }
        int number = number(TypeCode.typeIndex(type), first, table);
        return TypeCode.isNullable(type) ? TypeCode.nullable(TypeCode.reference(number)) : TypeCode.reference(number);
    }

    private static int number(int index, int first, TypeTable table) {
        return index >= first ? OWN_GROUP | index - first : table.get(index).canonical();
    }

    /** Ordered, so that shapes chosen to collide cost a hash map a logarithm and not a scan. */
    private static final class Shape implements Comparable<Shape> {
        private final int[] parts;

        Shape(int[] parts) {
            this.parts = parts;
        }

        @Override
        public int compareTo(Shape other) {
            return Arrays.compare(parts, other.parts);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Shape shape && Arrays.equals(parts, shape.parts);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(parts);
        }
    }
}
