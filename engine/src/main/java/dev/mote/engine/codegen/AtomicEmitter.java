package dev.mote.engine.codegen;

import dev.mote.engine.binary.InstructionReader;
import dev.mote.engine.binary.Opcode;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/** Emits the atomic accesses, each a call of a helper. */
final class AtomicEmitter {
    private static final ClassDesc WAIT = Names.describe(AtomicWait.class);
    private static final ClassDesc MEMORY = Names.describe(LinearMemory.class);
    private static final ClassDesc INSTANCE = Names.describe(GuestInstance.class);
    private static final ClassDesc INT = ConstantDescs.CD_int;
    private static final ClassDesc LONG = ConstantDescs.CD_long;

    private final CodeBuilder code;
    private final OperandStack stack;
    private final ModuleLayout layout;
    private final MemoryEmitter memory;
    private final int instanceSlot;

    AtomicEmitter(CodeBuilder code, OperandStack stack, ModuleLayout layout, MemoryEmitter memory, int instanceSlot) {
        this.code = code;
        this.stack = stack;
        this.layout = layout;
        this.memory = memory;
        this.instanceSlot = instanceSlot;
    }

    /** Emits the instruction if it is one of these. */
    boolean emit(Opcode opcode, InstructionReader in) {
        if (!opcode.isAtomic()) {
            return false;
        }
        switch (opcode) {
            case ATOMIC_FENCE ->
                code.invokestatic(
                        Names.describe(MappedAtomicAccess.class), "fence", MethodTypeDesc.of(ConstantDescs.CD_void));
            case MEMORY_ATOMIC_WAIT32 -> await("wait32", INT, in);
            case MEMORY_ATOMIC_WAIT64 -> await("wait64", LONG, in);
            case MEMORY_ATOMIC_NOTIFY -> {
                stack.require(2);
                long offset = memory.address(in.index(), in.value(), JvmType.INT);
                loadMemory(in.index());
                code.loadConstant((int) offset)
                        .invokestatic(WAIT, "notify", MethodTypeDesc.of(INT, INT, INT, MEMORY, INT));
                stack.replace(2, JvmType.INT);
            }
            default -> access(AtomicInstruction.of(opcode), in.index(), in.value());
        }
        return true;
    }

    private void await(String method, ClassDesc expected, InstructionReader in) {
        stack.require(3);
        JvmType second = expected.equals(INT) ? JvmType.INT : JvmType.LONG;
        long offset = memory.address(in.index(), in.value(), second, JvmType.LONG);
        loadMemory(in.index());
        code.aload(instanceSlot)
                .loadConstant((int) offset)
                .invokestatic(WAIT, method, MethodTypeDesc.of(INT, INT, expected, LONG, MEMORY, INSTANCE, INT));
        stack.replace(3, JvmType.INT);
    }

    private void loadMemory(int index) {
        code.aload(instanceSlot)
                .getfield(
                        Names.INSTANCE, Names.memory(index), layout.shape(index).memory());
    }

    private void access(AtomicInstruction atomic, int index, long offset) {
        if (atomic.isLoad()) {
            stack.require(1);
            call(atomic, index, memory.address(index, offset));
            widen(atomic);
            stack.replace(1, atomic.value());
        } else if (atomic.isComparison()) {
            stack.require(3);
            compare(atomic, index, offset);
            stack.replace(3, atomic.value());
        } else {
            stack.require(2);
            prepareValue(atomic);
            call(atomic, index, memory.address(index, offset, atomic.accessed()), atomic.accessed());
            stack.pop(2);
            if (!atomic.isStore()) {
                widen(atomic);
                stack.push(atomic.value());
            }
        }
    }

    private void prepareValue(AtomicInstruction atomic) {
        if (atomic.isWidened()) {
            code.l2i();
        }
        if (atomic.operation().equals("sub")) {
            if (atomic.accessed() == JvmType.LONG) {
                code.lneg();
            } else {
                code.ineg();
            }
        }
    }

    private void compare(AtomicInstruction atomic, int index, long offset) {
        long rest;
        if (atomic.isWidened()) {
            int value = code.allocateLocal(TypeKind.INT);
            code.l2i().istore(value).l2i().iload(value);
            rest = memory.address(index, offset, JvmType.INT, JvmType.INT);
        } else {
            rest = memory.address(index, offset, atomic.accessed(), atomic.accessed());
        }
        call(atomic, index, rest, atomic.accessed(), atomic.accessed());
        widen(atomic);
    }

    private void call(AtomicInstruction atomic, int index, long offset, JvmType... operands) {
        MemoryShape shape = layout.shape(index);
        List<ClassDesc> params = new ArrayList<>();
        params.add(INT);
        for (JvmType operand : operands) {
            params.add(operand.desc());
        }
        params.addAll(memory.bytes(index));
        code.loadConstant((int) offset);
        params.add(INT);
        ClassDesc result =
                atomic.isStore() ? ConstantDescs.CD_void : atomic.accessed().desc();
        code.invokestatic(shape.atomics(), atomic.helper(), MethodTypeDesc.of(result, params));
    }

    private void widen(AtomicInstruction atomic) {
        if (atomic.isWidened()) {
            code.i2l();
            if (atomic.bits() == Integer.SIZE) {
                code.loadConstant(0xffff_ffffL).land();
            }
        }
    }
}
