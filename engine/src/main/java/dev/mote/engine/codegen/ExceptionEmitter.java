package dev.mote.engine.codegen;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/** Emits throws, and the pieces of handlers: a guest's exception is a {@link GuestException} of the JVM. */
final class ExceptionEmitter {
    static final ClassDesc EXCEPTION = Names.describe(GuestException.class);

    private static final ClassDesc INSTANCE = Names.describe(GuestInstance.class);
    private static final ClassDesc VALUES = ConstantDescs.CD_Object.arrayType();

    private final CodeBuilder code;
    private final OperandStack stack;
    private final ModuleLayout layout;
    private final int instanceSlot;

    ExceptionEmitter(CodeBuilder code, OperandStack stack, ModuleLayout layout, int instanceSlot) {
        this.code = code;
        this.stack = stack;
        this.layout = layout;
        this.instanceSlot = instanceSlot;
    }

    /** Throws the topmost values under a tag. */
    void throwNew(int tag) {
        List<JvmType> types = layout.tagTypes(tag);
        stack.require(types.size());
        for (int i = types.size() - 1; i >= 0; i--) {
            stack.vectors().pack(code, types.get(i));
            ReturnEmitter.put(code, instanceSlot, "arguments", types.get(i), i);
        }
        code.aload(instanceSlot)
                .loadConstant(tag)
                .invokevirtual(INSTANCE, "exception", MethodTypeDesc.of(EXCEPTION, ConstantDescs.CD_int))
                .athrow();
    }

    /** Throws the exception that the topmost value refers to. */
    void throwReference() {
        stack.require(1);
        code.invokestatic(EXCEPTION, "of", MethodTypeDesc.of(EXCEPTION, ConstantDescs.CD_Object))
                .athrow();
    }

    void rethrow(int exceptionSlot) {
        code.aload(exceptionSlot).athrow();
    }

    /** Starts a handler: keeps the exception, and answers where. */
    int keep() {
        int slot = code.allocateLocal(TypeKind.REFERENCE);
        code.astore(slot);
        return slot;
    }

    /** Goes to {@code otherwise} unless the exception has the tag. */
    void test(int exceptionSlot, int tag, Label otherwise) {
        code.aload(exceptionSlot)
                .aload(instanceSlot)
                .loadConstant(tag)
                .invokevirtual(
                        EXCEPTION, "is", MethodTypeDesc.of(ConstantDescs.CD_boolean, INSTANCE, ConstantDescs.CD_int))
                .ifeq(otherwise);
    }

    /** Pushes what the exception carries. */
    void pushValues(int exceptionSlot, int tag) {
        List<JvmType> types = layout.tagTypes(tag);
        for (int i = 0; i < types.size(); i++) {
            code.aload(exceptionSlot)
                    .invokevirtual(EXCEPTION, "values", MethodTypeDesc.of(VALUES))
                    .loadConstant(i)
                    .aaload();
            types.get(i).emitUnbox(code);
            stack.vectors().unpack(code, types.get(i));
            stack.push(types.get(i));
        }
    }

    /** Pushes the exception as a reference. */
    void pushReference(int exceptionSlot) {
        code.aload(exceptionSlot);
        stack.push(JvmType.REFERENCE);
    }
}
