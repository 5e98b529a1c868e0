package dev.mote.engine.codegen;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/**
 * Emits tail calls. The JVM has none, so a function leaves the arguments and the target in the instance and returns;
 * the method through which it was called then goes on to the target. A function's call of itself is a jump, and a call
 * of an import is an ordinary call.
 */
final class TailCallEmitter {
    private static final ClassDesc INSTANCE = Names.describe(GuestInstance.class);
    private static final ClassDesc TABLE = Names.describe(GuestTable.class);
    private static final ClassDesc RESULTS = Names.describe(Results.class);
    private static final MethodTypeDesc TARGET = MethodTypeDesc.of(ConstantDescs.CD_MethodHandle);

    private TailCallEmitter() {}

    /** Leaves the topmost values as the arguments of a call of that function. */
    static void direct(CodeBuilder code, OperandStack stack, CallType type, int function, int instanceSlot) {
        stack.require(type.params().size());
        keepArguments(code, stack, type, instanceSlot);
        code.aload(instanceSlot)
                .loadConstant(function)
                .invokevirtual(INSTANCE, "tailCall", MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int));
    }

    /** Leaves the topmost values as the arguments of a call through a table. */
    static void indirect(
            CodeBuilder code,
            OperandStack stack,
            CallType type,
            int canonicalType,
            int table,
            boolean wide,
            int instanceSlot) {
        stack.require(type.params().size() + 1);
        if (wide) {
            WideOperands.narrow(code, "element");
        }
        int index = code.allocateLocal(TypeKind.INT);
        code.istore(index);
        keepArguments(code, stack, type, instanceSlot);
        code.aload(instanceSlot)
                .aload(instanceSlot)
                .getfield(Names.INSTANCE, Names.table(table), TABLE)
                .iload(index)
                .loadConstant(canonicalType)
                .invokevirtual(
                        INSTANCE,
                        "tailCall",
                        MethodTypeDesc.of(ConstantDescs.CD_void, TABLE, ConstantDescs.CD_int, ConstantDescs.CD_int));
    }

    /** Leaves the topmost values as the arguments of a call of the function that the last of them refers to. */
    static void reference(CodeBuilder code, OperandStack stack, CallType type, int canonicalType, int instanceSlot) {
        stack.require(type.params().size() + 1);
        int reference = code.allocateLocal(TypeKind.REFERENCE);
        code.astore(reference);
        keepArguments(code, stack, type, instanceSlot);
        code.aload(instanceSlot)
                .aload(reference)
                .loadConstant(canonicalType)
                .invokevirtual(
                        INSTANCE,
                        "tailCall",
                        MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Object, ConstantDescs.CD_int));
    }

    /** Returns from a function whose call goes on elsewhere. */
    static void leave(CodeBuilder code, List<JvmType> results) {
        if (results.size() == 1) {
            results.getFirst().emitZero(code);
            code.return_(results.getFirst().kind());
        } else {
            code.return_();
        }
    }

    /** The same from a part: its function takes results from the instance before it returns, whatever they are. */
    static void leavePart(CodeBuilder code, List<JvmType> results, int instanceSlot, int answer) {
        for (int i = 0; i < results.size(); i++) {
            results.get(i).emitZero(code);
            ReturnEmitter.put(code, instanceSlot, "results", results.get(i), i);
        }
        code.loadConstant(answer).ireturn();
    }

    /** The method through which a function with tail calls is called: runs it, then whatever it went on to. */
    static void emitDriver(CodeBuilder code, CallType type, ClassDesc owner, int function) {
        int instance = code.parameterSlot(type.params().size());
        HandleCall.loadParameters(code, type);
        code.aload(instance).invokestatic(owner, Names.tailBody(function), type.method(Names.INSTANCE));
        int result = type.results().size() == 1
                ? code.allocateLocal(type.results().getFirst().kind())
                : instance;
        int target = code.allocateLocal(TypeKind.REFERENCE);
        Label next = code.newBoundLabel();
        store(code, type, result);
        Label end = code.newLabel();
        code.aload(instance)
                .invokevirtual(INSTANCE, "takeTailCall", TARGET)
                .dup()
                .astore(target)
                .ifnull(end)
                .aload(target)
                .aload(instance)
                .invokevirtual(ConstantDescs.CD_MethodHandle, "invokeExact", MethodTypeDesc.of(type.result(), INSTANCE))
                .goto_(next)
                .labelBinding(end);
        if (type.results().size() == 1) {
            code.loadLocal(type.returned(), result);
        }
        code.return_(type.returned());
    }

    /** The method that a tail call goes on to: takes the arguments that were left, and runs the function. */
    static void emitTarget(CodeBuilder code, CallType type, ClassDesc owner, String method) {
        for (int i = 0; i < type.params().size(); i++) {
            JvmType param = type.params().get(i);
            code.aload(0)
                    .getfield(INSTANCE, "arguments", RESULTS)
                    .loadConstant(i)
                    .invokevirtual(RESULTS, param.take(), MethodTypeDesc.of(param.desc(), ConstantDescs.CD_int));
        }
        code.aload(0)
                .checkcast(Names.INSTANCE)
                .invokestatic(owner, method, type.method(Names.INSTANCE))
                .return_(type.returned());
    }

    private static void store(CodeBuilder code, CallType type, int slot) {
        if (type.results().size() == 1) {
            code.storeLocal(type.returned(), slot);
        }
    }

    private static void keepArguments(CodeBuilder code, OperandStack stack, CallType type, int instanceSlot) {
        for (int i = type.params().size() - 1; i >= 0; i--) {
            stack.vectors().pack(code, type.params().get(i));
            ReturnEmitter.put(code, instanceSlot, "arguments", type.params().get(i), i);
        }
    }
}
