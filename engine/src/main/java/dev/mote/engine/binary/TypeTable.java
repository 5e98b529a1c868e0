package dev.mote.engine.binary;

import dev.mote.engine.FuncType;
import dev.mote.engine.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The types of one module, and the relations between them. */
public final class TypeTable {
    private final List<DefinedType> types = new ArrayList<>();

    TypeTable() {}

    void add(DefinedType type) {
        types.add(type);
    }

    public int size() {
        return types.size();
    }

    public DefinedType get(int index) {
        return types.get(index);
    }

    public boolean isFunction(int index) {
        return index < types.size() && types.get(index).composite() instanceof Signature;
    }

    /** The signature of a function type; the index must be one. */
    public Signature signature(int index) {
        return (Signature) types.get(index).composite();
    }

    /** The struct type of an index that may be anything; empty if it is none. */
    Optional<StructType> struct(int index) {
        return index < types.size() && types.get(index).composite() instanceof StructType struct
                ? Optional.of(struct)
                : Optional.empty();
    }

    /** The array type of an index that may be anything; empty if it is none. */
    Optional<ArrayType> array(int index) {
        return index < types.size() && types.get(index).composite() instanceof ArrayType array
                ? Optional.of(array)
                : Optional.empty();
    }

    /** What a block takes and gives; a type index in it must be a function type. */
    public Signature blockSignature(int blockType) {
        if (BlockType.isTypeIndex(blockType)) {
            return signature(blockType);
        }
        return blockType == BlockType.EMPTY ? Signature.EMPTY : Signature.ofResult(BlockType.result(blockType));
    }

    /** Whether every value of one type is a value of the other; both are {@link TypeCode}s of this module. */
    public boolean matches(int type, int expected) {
        if (type == expected || type == TypeCode.BOTTOM) {
            return true;
        }
        if (!TypeCode.isReference(type) || !TypeCode.isReference(expected)) {
            return false;
        }
        if (TypeCode.isNullable(type) && !TypeCode.isNullable(expected)) {
            return false;
        }
        if (TypeCode.isConcrete(type)) {
            int index = TypeCode.typeIndex(type);
            return TypeCode.isConcrete(expected)
                    ? isSubtype(index, TypeCode.typeIndex(expected))
                    : HeapTypes.matches(kind(index), TypeCode.heap(expected));
        }
        return TypeCode.isConcrete(expected)
                ? HeapTypes.isBottomOf(TypeCode.heap(type), kind(TypeCode.typeIndex(expected)))
                : HeapTypes.matches(TypeCode.heap(type), TypeCode.heap(expected));
    }

    /** Whether two types of the section are the same type, or the first has the second above it. */
    public boolean isSubtype(int index, int expected) {
        int wanted = types.get(expected).canonical();
        int current = index;
        while (current != DefinedType.NO_SUPERTYPE) {
            DefinedType type = types.get(current);
            if (type.canonical() == wanted) {
                return true;
            }
            current = type.supertype();
        }
        return false;
    }

    /** Whether a type made of the first may declare one made of the second as its supertype. */
    boolean isSubtypeStructure(CompositeType composite, CompositeType above) {
        return switch (composite) {
            case Signature signature ->
                above instanceof Signature wanted
                        && matchesAll(wanted.params(), signature.params())
                        && matchesAll(signature.results(), wanted.results());
            case ArrayType array -> above instanceof ArrayType wanted && matches(array.element(), wanted.element());
            case StructType struct -> above instanceof StructType wanted && matches(struct, wanted);
        };
    }

    private boolean matches(StructType struct, StructType above) {
        if (struct.fields().size() < above.fields().size()) {
            return false;
        }
        for (int i = 0; i < above.fields().size(); i++) {
            if (!matches(struct.fields().get(i), above.fields().get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean matches(FieldType field, FieldType above) {
        return field.mutable() == above.mutable()
                && matches(field.storage(), above.storage())
                && (!field.mutable() || matches(above.storage(), field.storage()));
    }

    /** Whether two lists are of one length and each type of the first matches its counterpart. */
    boolean matchesAll(int[] list, int[] expected) {
        if (list.length != expected.length) {
            return false;
        }
        for (int i = 0; i < list.length; i++) {
            if (!matches(list[i], expected[i])) {
                return false;
            }
        }
        return true;
    }

    /** The abstract heap type right above a type of the section. */
    private int kind(int index) {
        return switch (types.get(index).composite()) {
            case Signature _ -> TypeCode.HEAP_FUNC;
            case StructType _ -> TypeCode.HEAP_STRUCT;
            case ArrayType _ -> TypeCode.HEAP_ARRAY;
        };
    }

    /** The nullable reference to the top of the hierarchy that a reference type belongs to. */
    int top(int type) {
        int heap = TypeCode.isConcrete(type) ? kind(TypeCode.typeIndex(type)) : TypeCode.heap(type);
        return TypeCode.nullable(TypeCode.abstractReference(HeapTypes.top(heap)));
    }

    /** The engine API's type for values that cross its edge, see {@link TypeCode}. */
    public ValueType valueType(int type) {
        return TypeCode.valueType(type, TypeCode.isConcrete(type) && isFunction(TypeCode.typeIndex(type)));
    }

    /** A signature as the engine API shows it. */
    public FuncType funcType(Signature signature) {
        return new FuncType(valueTypes(signature.params()), valueTypes(signature.results()));
    }

    private List<ValueType> valueTypes(int[] types) {
        List<ValueType> list = new ArrayList<>(types.length);
        for (int type : types) {
            list.add(valueType(type));
        }
        return list;
    }
}
