package dev.mote.engine.binary;

import dev.mote.engine.Feature;

/** Reads types where they stand in the binary, and notes the proposals that they belong to. */
final class TypeReader {
    private static final int REF = 0x64;
    private static final int REF_NULL = 0x63;
    private static final int BLOCK_EMPTY = 0x40;

    private final ByteReader in;
    private final Features features;
    private int known;

    TypeReader(ByteReader in, Features features) {
        this.in = in;
        this.features = features;
    }

    /** From here on, indices of the first so many types may be used; others are refused. */
    void know(int types) {
        known = types;
    }

    /** The type of a local, global, parameter or result. */
    int valueType() {
        int at = in.position();
        int code = in.u8();
        return switch (code) {
            case TypeCode.I32, TypeCode.I64, TypeCode.F32, TypeCode.F64 -> code;
            case TypeCode.V128 -> {
                features.use(Feature.SIMD, at);
                yield code;
            }
            default -> {
                int type = reference(code, at);
                if (type == TypeCode.FUNCREF || type == TypeCode.EXTERNREF) {
                    features.use(Feature.REFERENCE_TYPES, at);
                }
                yield type;
            }
        };
    }

    /** The type of a table or of a segment's elements. */
    int elementType() {
        int at = in.position();
        int type = reference(in.u8(), at);
        if (type == TypeCode.EXTERNREF) {
            features.use(Feature.REFERENCE_TYPES, at);
        }
        return type;
    }

    /** A value type, or a packed one. */
    int storageType() {
        int code = in.peek();
        return code == TypeCode.I8 || code == TypeCode.I16 ? in.u8() : valueType();
    }

    /** Whether a global or a field may be written to. */
    boolean mutability() {
        int at = in.position();
        int flag = in.u8();
        if (flag > 1) {
            throw Refusal.malformed(at, "no such mutability: " + flag);
        }
        return flag == 1;
    }

    private int reference(int code, int at) {
        return switch (code) {
            case REF -> {
                int type = heapType();
                features.use(Feature.FUNCTION_REFERENCES, at);
                yield type;
            }
            case REF_NULL -> {
                int type = TypeCode.nullable(heapType());
                if (TypeCode.isConcrete(type)) {
                    features.use(Feature.FUNCTION_REFERENCES, at);
                }
                yield type;
            }
            default -> TypeCode.nullable(abstractType(code, at));
        };
    }

    /** A heap type, as the reference to it that is not nullable. */
    int heapType() {
        int at = in.position();
        if (!isTypeCode(in.peek())) {
            return TypeCode.reference(typeIndex());
        }
        return abstractType(in.u8(), at);
    }

    /**
     * What a block takes and gives.
     *
     * @return a {@link BlockType}
     */
    int blockType() {
        int code = in.peek();
        if (code == BLOCK_EMPTY) {
            in.u8();
            return BlockType.EMPTY;
        }
        return isTypeCode(code) ? BlockType.ofResult(valueType()) : typeIndex();
    }

    /** Types are negative one-byte numbers where type indices can stand too. */
    private static boolean isTypeCode(int code) {
        return (code & 0xC0) == 0x40;
    }

    /** A type index in its signed form. */
    private int typeIndex() {
        int at = in.position();
        long index = in.s33();
        if (index < 0) {
            throw Refusal.malformed(at, "a negative type index");
        }
        return known(index, at);
    }

    private int known(long index, int at) {
        if (index >= known) {
            throw Refusal.invalid(at, "there is no type " + index);
        }
        return (int) index;
    }

    /** The index of a function type. */
    int functionType(TypeTable types) {
        int at = in.position();
        int index = known(in.index(), at);
        if (!types.isFunction(index)) {
            throw Refusal.invalid(at, "type " + index + " is no function type");
        }
        return index;
    }

    private int abstractType(int heap, int at) {
        switch (heap) {
            case TypeCode.HEAP_FUNC, TypeCode.HEAP_EXTERN -> {}
            case TypeCode.HEAP_EXN, TypeCode.HEAP_NOEXN -> features.use(Feature.EXCEPTIONS, at);
            case TypeCode.HEAP_NOFUNC,
                    TypeCode.HEAP_NOEXTERN,
                    TypeCode.HEAP_NONE,
                    TypeCode.HEAP_ANY,
                    TypeCode.HEAP_EQ,
                    TypeCode.HEAP_I31,
                    TypeCode.HEAP_STRUCT,
                    TypeCode.HEAP_ARRAY -> features.use(Feature.GC, at);
            default -> throw Refusal.malformed(at, "no such type: 0x" + Integer.toHexString(heap));
        }
        return TypeCode.abstractReference(heap);
    }
}
