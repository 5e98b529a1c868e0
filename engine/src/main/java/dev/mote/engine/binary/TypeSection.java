package dev.mote.engine.binary;

import dev.mote.engine.Feature;
import java.util.ArrayList;
import java.util.List;

/** Reads the type section: groups of types that may refer to one another. */
final class TypeSection {
    private static final int GROUP = 0x4E;
    private static final int SUB = 0x50;
    private static final int SUB_FINAL = 0x4F;
    private static final int FUNCTION = 0x60;
    private static final int STRUCT = 0x5F;
    private static final int ARRAY = 0x5E;

    private final ByteReader in;
    private final TypeReader types;
    private final Features features;
    private final TypeTable table;
    private final CanonicalTypes canonical = new CanonicalTypes();

    TypeSection(ReadContext context) {
        this.in = context.in();
        this.types = context.types();
        this.features = context.features();
        this.table = context.sections().types;
    }

    void read() {
        int groups = in.count("types", 2, Bounds.TYPES);
        for (int i = 0; i < groups; i++) {
            if (in.peek() == GROUP) {
                features.use(Feature.GC, in.position());
                in.u8();
                group(in.count("types", 2, Bounds.TYPES));
            } else {
                group(1);
            }
        }
    }

    private void group(int size) {
        int first = table.size();
        if (first + size > Bounds.TYPES) {
            throw Refusal.tooComplex(in.position(), "more than " + Bounds.TYPES + " types");
        }
        // Before GC a type could refer to earlier ones only.
        types.know(features.allows(Feature.GC) ? first + size : first);
        List<DefinedType> group = new ArrayList<>();
        int[] offsets = new int[size];
        for (int i = 0; i < size; i++) {
            offsets[i] = in.position();
            group.add(subtype(first + i, i));
        }
        types.know(first + size);
        int identity = canonical.identify(group, first, table);
        for (int i = 0; i < size; i++) {
            table.add(group.get(i).withCanonical(identity + i));
        }
        for (int i = 0; i < size; i++) {
            checkSupertype(table.get(first + i), offsets[i]);
        }
    }

    private DefinedType subtype(int index, int position) {
        int at = in.position();
        int code = in.peek();
        if (code != SUB && code != SUB_FINAL) {
            return new DefinedType(composite(), DefinedType.NO_SUPERTYPE, false, position, 0);
        }
        features.use(Feature.GC, at);
        in.u8();
        int supertype = DefinedType.NO_SUPERTYPE;
        int supertypes = in.count("supertypes", 1, 1);
        if (supertypes == 1) {
            supertype = in.index();
            if (supertype >= index) {
                throw Refusal.invalid(at, "supertype " + supertype + " is not defined before type " + index);
            }
        }
        return new DefinedType(composite(), supertype, code == SUB, position, 0);
    }

    private CompositeType composite() {
        int at = in.position();
        int code = in.u8();
        return switch (code) {
            case FUNCTION -> signature();
            case STRUCT -> {
                features.use(Feature.GC, at);
                yield struct();
            }
            case ARRAY -> {
                features.use(Feature.GC, at);
                yield new ArrayType(field());
            }
            default -> throw Refusal.malformed(at, "no such kind of type: 0x" + Integer.toHexString(code));
        };
    }

    private Signature signature() {
        int[] params = typeList("parameters");
        int at = in.position();
        int[] results = typeList("results");
        if (results.length > 1) {
            features.use(Feature.MULTI_VALUE, at);
        }
        return new Signature(params, results);
    }

    private int[] typeList(String what) {
        int count = in.count(what, 1, Bounds.SIGNATURE);
        int[] list = count == 0 ? Signature.NOTHING : new int[count];
        for (int i = 0; i < count; i++) {
            list[i] = types.valueType();
        }
        return list;
    }

    private StructType struct() {
        int count = in.count("fields", 2, Bounds.STRUCT_FIELDS);
        List<FieldType> fields = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            fields.add(field());
        }
        return new StructType(fields);
    }

    private FieldType field() {
        return new FieldType(types.storageType(), types.mutability());
    }

    private void checkSupertype(DefinedType type, int at) {
        if (type.supertype() == DefinedType.NO_SUPERTYPE) {
            return;
        }
        DefinedType above = table.get(type.supertype());
        if (!above.open()) {
            throw Refusal.invalid(at, "supertype " + type.supertype() + " is final");
        }
        if (!table.isSubtypeStructure(type.composite(), above.composite())) {
            throw Refusal.invalid(at, "a type does not match its supertype " + type.supertype());
        }
        int depth = 0;
        for (DefinedType next = type; next.supertype() != DefinedType.NO_SUPERTYPE; depth++) {
            if (depth > Bounds.SUBTYPE_DEPTH) {
                throw Refusal.tooComplex(at, "more than " + Bounds.SUBTYPE_DEPTH + " supertypes above a type");
            }
            next = table.get(next.supertype());
        }
    }
}
