package dev.mote.engine.codegen;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/** Emits returns: one result is the JVM's, several are left in the instance's {@link Results}. */
final class ReturnEmitter implements FrameExit {
    private static final ClassDesc RESULTS = Names.describe(Results.class);

    private final CodeBuilder code;
    private final OperandStack stack;
    private final int instanceSlot;
    private final List<JvmType> types;

    ReturnEmitter(CodeBuilder code, OperandStack stack, int instanceSlot, List<JvmType> types) {
        this.code = code;
        this.stack = stack;
        this.instanceSlot = instanceSlot;
        this.types = types;
    }

    @Override
    public void emit() {
        stack.require(types.size());
        if (types.size() > 1) {
            for (int i = types.size() - 1; i >= 0; i--) {
                stack.vectors().pack(code, types.get(i));
                put(i);
            }
        } else if (types.size() == 1) {
            stack.vectors().pack(code, types.getFirst());
        }
        leave();
    }

    @Override
    public void emitSpilled() {
        for (int i = 0; i < types.size(); i++) {
            stack.loadSpilled(types.size() - 1 - i);
            stack.vectors().pack(code, types.get(i));
            if (types.size() > 1) {
                put(i);
            }
        }
        leave();
    }

    private void put(int index) {
        put(code, instanceSlot, "results", types.get(index), index);
    }

    private void leave() {
        if (types.size() == 1) {
            code.return_(types.getFirst().kind());
        } else {
            code.return_();
        }
    }

    /** Leaves the topmost value in the instance, as one of several in that field. */
    static void put(CodeBuilder code, int instanceSlot, String field, JvmType type, int index) {
        ClassDesc taken = type == JvmType.VECTOR ? ConstantDescs.CD_Object : type.desc();
        code.aload(instanceSlot)
                .getfield(Names.describe(GuestInstance.class), field, RESULTS)
                .loadConstant(index)
                .invokestatic(
                        RESULTS, "put", MethodTypeDesc.of(ConstantDescs.CD_void, taken, RESULTS, ConstantDescs.CD_int));
    }

    /** Pushes one of several values that were left in that field of the instance. */
    static void take(CodeBuilder code, int instanceSlot, String field, JvmType type, int index) {
        code.aload(instanceSlot)
                .getfield(Names.describe(GuestInstance.class), field, RESULTS)
                .loadConstant(index)
                .invokevirtual(RESULTS, type.take(), MethodTypeDesc.of(type.desc(), ConstantDescs.CD_int));
    }
}
