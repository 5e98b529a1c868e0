package dev.mote.engine.codegen;

import dev.mote.engine.binary.InstructionReader;
import dev.mote.engine.binary.Opcode;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** Emits the instructions on arrays, each a call of a helper. */
final class ArrayEmitter {
    private static final ClassDesc ACCESS = Names.describe(ArrayAccess.class);
    private static final ClassDesc INSTANCE = Names.describe(GuestInstance.class);
    private static final ClassDesc OBJECT = ConstantDescs.CD_Object;
    private static final ClassDesc INT = ConstantDescs.CD_int;
    private static final ClassDesc VOID = ConstantDescs.CD_void;
    private static final int BYTE = 0xff;
    private static final int SHORT = 0xffff;

    private final CodeBuilder code;
    private final OperandStack stack;
    private final ModuleLayout layout;
    private final int instanceSlot;

    ArrayEmitter(CodeBuilder code, OperandStack stack, ModuleLayout layout, int instanceSlot) {
        this.code = code;
        this.stack = stack;
        this.layout = layout;
        this.instanceSlot = instanceSlot;
    }

    /** Emits the instruction if it is one of these. */
    boolean emit(Opcode opcode, InstructionReader in) {
        int type = in.index();
        switch (opcode) {
            case ARRAY_NEW -> {
                ArrayKind kind = layout.arrayKind(type);
                stack.requireArguments(2);
                code.aload(instanceSlot).loadConstant(type);
                call("make" + kind.helper(), OBJECT, kind.value().desc(), INT, INSTANCE, INT);
                stack.replace(2, JvmType.REFERENCE);
            }
            case ARRAY_NEW_DEFAULT -> {
                stack.require(1);
                make(type);
                stack.replace(1, JvmType.REFERENCE);
            }
            case ARRAY_NEW_FIXED -> makeFixed(type, in.second());
            case ARRAY_NEW_DATA -> makeOf("makeOfData", type, in.second());
            case ARRAY_NEW_ELEM -> makeOf("makeOfElements", type, in.second());
            case ARRAY_GET, ARRAY_GET_S -> get(layout.arrayKind(type));
            case ARRAY_GET_U -> {
                get(layout.arrayKind(type));
                code.loadConstant(layout.arrayKind(type) == ArrayKind.BYTE ? BYTE : SHORT)
                        .iand();
            }
            case ARRAY_SET -> {
                ArrayKind kind = layout.arrayKind(type);
                stack.requireArguments(3);
                call("set" + kind.helper(), VOID, OBJECT, INT, kind.value().desc());
                stack.pop(3);
            }
            case ARRAY_LEN -> {
                stack.require(1);
                call("length", INT, OBJECT);
                stack.replace(1, JvmType.INT);
            }
            case ARRAY_FILL -> {
                ArrayKind kind = layout.arrayKind(type);
                stack.requireArguments(4);
                call("fill" + kind.helper(), VOID, OBJECT, INT, kind.value().desc(), INT);
                stack.pop(4);
            }
            case ARRAY_COPY -> {
                stack.require(5);
                call("copy", VOID, OBJECT, INT, OBJECT, INT, INT);
                stack.pop(5);
            }
            case ARRAY_INIT_DATA -> init("initData", in.second());
            case ARRAY_INIT_ELEM -> init("initElements", in.second());
            default -> {
                return false;
            }
        }
        return true;
    }

    private void make(int type) {
        code.aload(instanceSlot).loadConstant(type);
        call("make", OBJECT, INT, INSTANCE, INT);
    }

    private void makeFixed(int type, int length) {
        ArrayKind kind = layout.arrayKind(type);
        stack.requireArguments(length);
        int array = code.allocateLocal(TypeKind.REFERENCE);
        int value = code.allocateLocal(kind.value().kind());
        code.loadConstant(length);
        make(type);
        code.astore(array);
        for (int i = length - 1; i >= 0; i--) {
            code.storeLocal(kind.value().kind(), value)
                    .aload(array)
                    .loadConstant(i)
                    .loadLocal(kind.value().kind(), value);
            call("set" + kind.helper(), VOID, OBJECT, INT, kind.value().desc());
        }
        code.aload(array);
        stack.pop(length);
        stack.push(JvmType.REFERENCE);
    }

    private void makeOf(String helper, int type, int segment) {
        stack.require(2);
        code.aload(instanceSlot).loadConstant(type).loadConstant(segment);
        call(helper, OBJECT, INT, INT, INSTANCE, INT, INT);
        stack.replace(2, JvmType.REFERENCE);
    }

    private void get(ArrayKind kind) {
        stack.require(2);
        call("get" + kind.helper(), kind.value().desc(), OBJECT, INT);
        stack.vectors().unpack(code, kind.value());
        stack.replace(2, kind.value());
    }

    private void init(String helper, int segment) {
        stack.require(4);
        code.aload(instanceSlot).loadConstant(segment);
        call(helper, VOID, OBJECT, INT, INT, INT, INSTANCE, INT);
        stack.pop(4);
    }

    private void call(String helper, ClassDesc result, ClassDesc... params) {
        code.invokestatic(ACCESS, helper, MethodTypeDesc.of(result, params));
    }
}
