package dev.mote.engine.codegen;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.List;

/** Emits calls: direct ones to the method of the function, indirect ones to the dispatcher of their type. */
final class CallEmitter {
    private static final ClassDesc TABLE = Names.describe(GuestTable.class);

    private final CodeBuilder code;
    private final OperandStack stack;
    private final ModuleLayout layout;
    private final MemoryEmitter memory;
    private final FuelEmitter fuel;
    private final int instanceSlot;

    CallEmitter(
            CodeBuilder code,
            OperandStack stack,
            ModuleLayout layout,
            MemoryEmitter memory,
            FuelEmitter fuel,
            int instanceSlot) {
        this.code = code;
        this.stack = stack;
        this.layout = layout;
        this.memory = memory;
        this.fuel = fuel;
        this.instanceSlot = instanceSlot;
    }

    void direct(int function) {
        CallType type = layout.functionType(function);
        stack.requireArguments(type.params().size());
        code.aload(instanceSlot)
                .invokestatic(layout.owner(function), Names.function(function), layout.descriptor(function));
        finish(type, type.params().size());
    }

    void indirect(int typeIndex, int table) {
        CallType type = layout.type(typeIndex);
        int operands = type.params().size() + 1;
        stack.requireArguments(operands);
        if (layout.isWideTable(table)) {
            WideOperands.narrow(code, "element");
        }
        code.aload(instanceSlot)
                .getfield(Names.INSTANCE, Names.table(table), TABLE)
                .aload(instanceSlot)
                .invokestatic(
                        Names.indirect(layout.canonical(typeIndex)),
                        Names.CALL,
                        type.method(ConstantDescs.CD_int, TABLE, Names.INSTANCE));
        finish(type, operands);
    }

    /** Calls the function that the topmost value refers to. */
    void reference(int typeIndex) {
        CallType type = layout.type(typeIndex);
        int operands = type.params().size() + 1;
        stack.requireArguments(operands);
        code.aload(instanceSlot)
                .invokestatic(
                        Names.indirect(layout.canonical(typeIndex)),
                        Names.CALL,
                        type.method(ConstantDescs.CD_Object, Names.INSTANCE));
        finish(type, operands);
    }

    private void finish(CallType type, int operands) {
        fuel.called();
        stack.pop(operands);
        List<JvmType> results = type.results();
        for (int i = 0; i < results.size(); i++) {
            if (results.size() > 1) {
                ReturnEmitter.take(code, instanceSlot, "results", results.get(i), i);
            }
            stack.vectors().unpack(code, results.get(i));
            stack.push(results.get(i));
        }
        memory.reload();
    }
}
