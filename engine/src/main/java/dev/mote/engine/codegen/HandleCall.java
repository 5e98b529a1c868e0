package dev.mote.engine.codegen;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/** Emits the call of a function that is known only as a method handle, and the return of what it returns. */
final class HandleCall {
    private HandleCall() {}

    /** Pushes the parameters of the method being emitted. */
    static void loadParameters(CodeBuilder code, CallType type) {
        for (int i = 0; i < type.params().size(); i++) {
            code.loadLocal(type.params().get(i).kind(), code.parameterSlot(i));
        }
    }

    /** @param leading types of the arguments in front of the parameters */
    static void invoke(CodeBuilder code, CallType type, int instanceSlot, ClassDesc... leading) {
        boolean several = type.results().size() > 1;
        ClassDesc result = several ? ConstantDescs.CD_Object.arrayType() : type.result();
        MethodTypeDesc handle = type.method().insertParameterTypes(0, leading).changeReturnType(result);
        code.invokevirtual(ConstantDescs.CD_MethodHandle, "invokeExact", handle);
        if (several) {
            spread(code, type.results(), instanceSlot);
        } else {
            code.return_(type.returned());
        }
    }

    /** Leaves several results, which came in an array, in the instance. */
    private static void spread(CodeBuilder code, List<JvmType> types, int instanceSlot) {
        for (int i = 0; i < types.size(); i++) {
            JvmType type = types.get(i);
            code.dup().loadConstant(i).aaload();
            type.emitUnbox(code);
            ReturnEmitter.put(code, instanceSlot, "results", type, i);
        }
        code.pop().return_();
    }
}
