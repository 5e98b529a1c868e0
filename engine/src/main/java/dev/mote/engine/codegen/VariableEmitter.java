package dev.mote.engine.codegen;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** Emits reads and writes of locals and globals. */
final class VariableEmitter {
    private static final ClassDesc CELL = Names.describe(GlobalCell.class);

    private final CodeBuilder code;
    private final OperandStack stack;
    private final LocalVariables locals;
    private final GlobalIndex globals;
    private final int instanceSlot;

    VariableEmitter(
            CodeBuilder code, OperandStack stack, LocalVariables locals, GlobalIndex globals, int instanceSlot) {
        this.code = code;
        this.stack = stack;
        this.locals = locals;
        this.globals = globals;
        this.instanceSlot = instanceSlot;
    }

    void getLocal(int local) {
        locals.load(local);
        stack.push(locals.type(local));
    }

    void setLocal(int local) {
        stack.require(1);
        locals.store(local);
        stack.pop(1);
    }

    void teeLocal(int local) {
        stack.require(1);
        locals.type(local).emitDup(code);
        locals.store(local);
    }

    void getGlobal(int global) {
        JvmType type = globals.type(global);
        code.aload(instanceSlot);
        if (globals.isCell(global)) {
            code.getfield(Names.INSTANCE, Names.global(global), CELL)
                    .invokevirtual(CELL, type.get(), MethodTypeDesc.of(type.desc()));
        } else {
            code.getfield(Names.INSTANCE, Names.global(global), type.desc());
        }
        stack.vectors().unpack(code, type);
        stack.push(type);
    }

    void setGlobal(int global) {
        JvmType type = globals.type(global);
        stack.require(1);
        stack.vectors().pack(code, type);
        code.aload(instanceSlot);
        if (globals.isCell(global)) {
            code.getfield(Names.INSTANCE, Names.global(global), CELL)
                    .invokestatic(CELL, "put", MethodTypeDesc.of(ConstantDescs.CD_void, type.desc(), CELL));
        } else {
            if (type.slots() == 2) {
                code.dup_x2().pop();
            } else {
                code.swap();
            }
            code.putfield(Names.INSTANCE, Names.global(global), type.desc());
        }
        stack.pop(1);
    }
}
