package dev.mote.engine.codegen;

import dev.mote.engine.binary.DefinedType;
import dev.mote.engine.binary.FieldType;
import dev.mote.engine.binary.StructType;
import dev.mote.engine.binary.TypeCode;
import dev.mote.engine.binary.TypeTable;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.List;

/**
 * The generated class of a struct type.
 *
 * @param inherited how many of the fields are those of the class above
 */
record StructShape(ClassDesc name, ClassDesc above, int inherited, List<FieldType> fields) {
    /** Beyond it a class file would overflow. */
    static final int MAXIMUM_FIELDS = 2_000;

    /** @param type index of a struct type */
    static StructShape of(TypeTable types, int type) {
        DefinedType defined = types.get(type);
        List<FieldType> fields = ((StructType) defined.composite()).fields();
        ClassDesc name = Names.struct(defined.canonical());
        if (defined.supertype() == DefinedType.NO_SUPERTYPE) {
            return new StructShape(name, Names.describe(GuestStruct.class), 0, fields);
        }
        StructShape above = of(types, defined.supertype());
        return new StructShape(name, above.name, above.fields.size(), fields);
    }

    /** The class that declares a field of a struct type. */
    static StructShape owner(TypeTable types, int type, int field) {
        StructShape shape = of(types, type);
        return field < shape.inherited ? owner(types, types.get(type).supertype(), field) : shape;
    }

    /** What a field is on the operand stack. */
    JvmType value(int field) {
        return JvmType.of(TypeCode.unpacked(fields.get(field).storage()));
    }

    /** What a field is in the class. */
    ClassDesc desc(int field) {
        return switch (fields.get(field).storage()) {
            case TypeCode.I8 -> ConstantDescs.CD_byte;
            case TypeCode.I16 -> ConstantDescs.CD_short;
            default -> value(field).desc();
        };
    }

    /** What a struct is charged. */
    int bytes() {
        return GuestObject.HEADER_BYTES + GuestObject.REFERENCE_BYTES * fields.size();
    }
}
