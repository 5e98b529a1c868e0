package dev.mote.engine.codegen;

import dev.mote.engine.binary.TypeCode;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * The class of one struct type: typed fields, a getter and a setter for each that take any reference, and access by
 * number for other modules.
 */
final class StructClass {
    /** The constructor: the instance, the type, what the struct is charged. */
    static final MethodTypeDesc CONSTRUCTOR = MethodTypeDesc.of(
            ConstantDescs.CD_void, Names.describe(GuestInstance.class), ConstantDescs.CD_int, ConstantDescs.CD_int);

    private static final ClassDesc STRUCT = Names.describe(GuestStruct.class);
    private static final ClassDesc OBJECT = ConstantDescs.CD_Object;
    private static final ClassDesc INT = ConstantDescs.CD_int;
    private static final ClassDesc VOID = ConstantDescs.CD_void;
    private static final int PUBLIC_STATIC = ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC;

    private final StructShape shape;

    private StructClass(StructShape shape) {
        this.shape = shape;
    }

    static byte[] make(StructShape shape) {
        StructClass struct = new StructClass(shape);
        return ClassFile.of().build(shape.name(), struct::build);
    }

    static String field(int field) {
        return "f" + field;
    }

    static String getter(int field) {
        return "get" + field;
    }

    static String setter(int field) {
        return "set" + field;
    }

    private void build(ClassBuilder type) {
        type.withSuperclass(shape.above()).withFlags(ClassFile.ACC_PUBLIC);
        type.withMethodBody("<init>", CONSTRUCTOR, ClassFile.ACC_PUBLIC, this::construct);
        type.withMethodBody(
                "size",
                MethodTypeDesc.of(INT),
                ClassFile.ACC_PROTECTED,
                code -> code.loadConstant(shape.fields().size()).ireturn());
        for (int i = shape.inherited(); i < shape.fields().size(); i++) {
            int field = i;
            type.withField(field(i), shape.desc(i), ClassFile.ACC_PUBLIC);
            ClassDesc value = shape.value(i).desc();
            type.withMethodBody(
                    getter(i), MethodTypeDesc.of(value, OBJECT), PUBLIC_STATIC, code -> getter(code, field));
            type.withMethodBody(
                    setter(i), MethodTypeDesc.of(VOID, OBJECT, value), PUBLIC_STATIC, code -> setter(code, field));
        }
        type.withMethodBody("get", MethodTypeDesc.of(OBJECT, INT), ClassFile.ACC_PUBLIC, this::getByNumber);
        type.withMethodBody("set", MethodTypeDesc.of(VOID, INT, OBJECT), ClassFile.ACC_PUBLIC, this::setByNumber);
    }

    private void construct(CodeBuilder code) {
        code.aload(0).aload(1).iload(2).iload(3).invokespecial(shape.above(), "<init>", CONSTRUCTOR);
        for (int i = shape.inherited(); i < shape.fields().size(); i++) {
            if (shape.value(i) == JvmType.VECTOR) {
                code.aload(0);
                shape.value(i).emitZero(code);
                code.putfield(shape.name(), field(i), shape.desc(i));
            }
        }
        code.return_();
    }

    private void getter(CodeBuilder code, int field) {
        JvmType value = shape.value(field);
        Label elsewhere = code.newLabel();
        code.aload(0)
                .instanceOf(shape.name())
                .ifeq(elsewhere)
                .aload(0)
                .checkcast(shape.name())
                .getfield(shape.name(), field(field), shape.desc(field))
                .return_(value.kind())
                .labelBinding(elsewhere)
                .aload(0)
                .loadConstant(field)
                .invokestatic(STRUCT, "field", MethodTypeDesc.of(OBJECT, OBJECT, INT));
        value.emitUnbox(code);
        code.return_(value.kind());
    }

    private void setter(CodeBuilder code, int field) {
        JvmType value = shape.value(field);
        Label elsewhere = code.newLabel();
        code.aload(0)
                .instanceOf(shape.name())
                .ifeq(elsewhere)
                .aload(0)
                .checkcast(shape.name())
                .loadLocal(value.kind(), 1);
        put(code, field);
        code.return_().labelBinding(elsewhere).aload(0).loadConstant(field).loadLocal(value.kind(), 1);
        value.emitBox(code);
        code.invokestatic(STRUCT, "setField", MethodTypeDesc.of(VOID, OBJECT, INT, OBJECT))
                .return_();
    }

    private void getByNumber(CodeBuilder code) {
        byNumber(code, field -> {
            code.aload(0).getfield(shape.name(), field(field), shape.desc(field));
            shape.value(field).emitBox(code);
            code.areturn();
        });
        code.aload(0)
                .iload(1)
                .invokespecial(shape.above(), "get", MethodTypeDesc.of(OBJECT, INT))
                .areturn();
    }

    private void setByNumber(CodeBuilder code) {
        byNumber(code, field -> {
            code.aload(0).aload(2);
            shape.value(field).emitUnbox(code);
            put(code, field);
            code.return_();
        });
        code.aload(0)
                .iload(1)
                .aload(2)
                .invokespecial(shape.above(), "set", MethodTypeDesc.of(VOID, INT, OBJECT))
                .return_();
    }

    /** Stores the value on top in the struct below it. */
    private void put(CodeBuilder code, int field) {
        narrow(code, shape, field);
        code.putfield(shape.name(), field(field), shape.desc(field));
    }

    /** Cuts a value to what a packed field holds. */
    static void narrow(CodeBuilder code, StructShape shape, int field) {
        switch (shape.fields().get(field).storage()) {
            case TypeCode.I8 -> code.i2b();
            case TypeCode.I16 -> code.i2s();
            default -> {}
        }
    }

    /** Runs the code of the own field whose number is the first parameter; goes on where it is none. */
    private void byNumber(CodeBuilder code, IntConsumer each) {
        Label inherited = code.newLabel();
        List<SwitchCase> cases = new ArrayList<>();
        for (int i = shape.inherited(); i < shape.fields().size(); i++) {
            cases.add(SwitchCase.of(i, code.newLabel()));
        }
        code.iload(1).lookupswitch(inherited, cases);
        cases.forEach(own -> {
            code.labelBinding(own.target());
            each.accept(own.caseValue());
        });
        code.labelBinding(inherited);
    }
}
