package dev.mote.engine.codegen;

import dev.mote.engine.V128;
import dev.mote.engine.ValueType;
import dev.mote.engine.binary.TypeCode;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/** What a WebAssembly value is on the JVM. */
// ClassDesc is an immutable value that says so only in words.
@SuppressWarnings("ImmutableEnumChecker")
enum JvmType {
    INT(TypeKind.INT, ConstantDescs.CD_int, "Int"),
    LONG(TypeKind.LONG, ConstantDescs.CD_long, "Long"),
    FLOAT(TypeKind.FLOAT, ConstantDescs.CD_float, "Float"),
    DOUBLE(TypeKind.DOUBLE, ConstantDescs.CD_double, "Double"),
    REFERENCE(TypeKind.REFERENCE, ConstantDescs.CD_Object, "Reference"),
    VECTOR(TypeKind.REFERENCE, Names.describe(V128.class), "Vector");

    private final TypeKind kind;
    private final ClassDesc desc;
    private final String name;

    JvmType(TypeKind kind, ClassDesc desc, String name) {
        this.kind = kind;
        this.desc = desc;
        this.name = name;
    }

    static JvmType of(ValueType type) {
        return switch (type) {
            case I32 -> INT;
            case I64 -> LONG;
            case F32 -> FLOAT;
            case F64 -> DOUBLE;
            case V128 -> VECTOR;
            case FUNCREF, EXTERNREF, EXNREF -> REFERENCE;
        };
    }

    /** @param typeCode a {@link TypeCode} */
    static JvmType of(int typeCode) {
        return switch (typeCode) {
            case TypeCode.I32 -> INT;
            case TypeCode.I64 -> LONG;
            case TypeCode.F32 -> FLOAT;
            case TypeCode.F64 -> DOUBLE;
            case TypeCode.V128 -> VECTOR;
            default -> REFERENCE;
        };
    }

    static List<JvmType> of(List<ValueType> types) {
        return types.stream().map(JvmType::of).toList();
    }

    TypeKind kind() {
        return kind;
    }

    ClassDesc desc() {
        return desc;
    }

    /** Pushes zero or null. */
    void emitZero(CodeBuilder code) {
        switch (this) {
            case INT -> code.iconst_0();
            case LONG -> code.lconst_0();
            case FLOAT -> code.fconst_0();
            case DOUBLE -> code.dconst_0();
            case REFERENCE -> code.aconst_null();
            case VECTOR -> code.getstatic(Names.describe(Vectors.class), "ZERO", desc);
        }
    }

    /** Pops a value. */
    void emitPop(CodeBuilder code) {
        if (slots() == 2) {
            code.pop2();
        } else {
            code.pop();
        }
    }

    /** Copies the topmost value. */
    void emitDup(CodeBuilder code) {
        if (slots() == 2) {
            code.dup2();
        } else {
            code.dup();
        }
    }

    /** Turns a boxed value into a plain one. */
    void emitUnbox(CodeBuilder code) {
        switch (this) {
            case INT -> unbox(code, ConstantDescs.CD_Integer, "intValue");
            case LONG -> unbox(code, ConstantDescs.CD_Long, "longValue");
            case FLOAT -> unbox(code, ConstantDescs.CD_Float, "floatValue");
            case DOUBLE -> unbox(code, ConstantDescs.CD_Double, "doubleValue");
            case REFERENCE -> {}
            case VECTOR -> code.checkcast(desc);
        }
    }

    /** Turns a plain value into a boxed one. */
    void emitBox(CodeBuilder code) {
        switch (this) {
            case INT -> box(code, ConstantDescs.CD_Integer);
            case LONG -> box(code, ConstantDescs.CD_Long);
            case FLOAT -> box(code, ConstantDescs.CD_Float);
            case DOUBLE -> box(code, ConstantDescs.CD_Double);
            case REFERENCE, VECTOR -> {}
        }
    }

    private void unbox(CodeBuilder code, ClassDesc boxed, String method) {
        code.checkcast(boxed).invokevirtual(boxed, method, MethodTypeDesc.of(desc));
    }

    private void box(CodeBuilder code, ClassDesc boxed) {
        code.invokestatic(boxed, "valueOf", MethodTypeDesc.of(boxed, desc));
    }

    int slots() {
        return kind.slotSize();
    }

    /** The method of {@link Results} that takes a result of this type. */
    String take() {
        return "take" + name;
    }

    /** The method of {@link Results} that gives a value of this type and keeps it. */
    String peek() {
        return slots() == 1 && kind == TypeKind.REFERENCE ? "peek" + name : take();
    }

    /** The method of {@link GlobalCell} that gives a value of this type. */
    String get() {
        return "get" + name;
    }
}
