package dev.mote.engine.codegen;

import static dev.mote.engine.codegen.WideOperands.Operand.number;

import dev.mote.engine.binary.InstructionReader;
import dev.mote.engine.binary.Opcode;
import dev.mote.engine.codegen.WideOperands.Operand;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/** Emits the instructions on whole memories, tables and segments, each a call of a helper. */
final class BulkEmitter {
    private static final ClassDesc BULK_MEMORY = Names.describe(BulkMemory.class);
    private static final ClassDesc TABLE_ACCESS = Names.describe(TableAccess.class);
    private static final ClassDesc INSTANCE = Names.describe(GuestInstance.class);
    private static final ClassDesc MEMORY = Names.describe(LinearMemory.class);
    private static final ClassDesc TABLE = Names.describe(GuestTable.class);
    private static final ClassDesc INT = ConstantDescs.CD_int;
    private static final ClassDesc OBJECT = ConstantDescs.CD_Object;
    private static final ClassDesc VOID = ConstantDescs.CD_void;
    private static final Operand SMALL = Operand.plain(JvmType.INT);
    private static final Operand REFERENCE = Operand.plain(JvmType.REFERENCE);

    private final CodeBuilder code;
    private final OperandStack stack;
    private final ModuleLayout layout;
    private final MemoryEmitter memory;
    private final int instanceSlot;

    BulkEmitter(CodeBuilder code, OperandStack stack, ModuleLayout layout, MemoryEmitter memory, int instanceSlot) {
        this.code = code;
        this.stack = stack;
        this.layout = layout;
        this.memory = memory;
        this.instanceSlot = instanceSlot;
    }

    /** Emits the instruction if it is one of these. */
    boolean emit(Opcode opcode, InstructionReader in) {
        switch (opcode) {
            case MEMORY_SIZE, MEMORY_GROW, MEMORY_FILL, MEMORY_COPY, MEMORY_INIT -> memory(opcode, in);
            case TABLE_GET, TABLE_SET, TABLE_SIZE, TABLE_GROW, TABLE_FILL, TABLE_COPY, TABLE_INIT -> table(opcode, in);
            case DATA_DROP -> segment(BULK_MEMORY, "drop", operands(), List.of(), in.index());
            case ELEM_DROP -> segment(TABLE_ACCESS, "drop", operands(), List.of(), in.index());
            default -> {
                return false;
            }
        }
        return true;
    }

    private void memory(Opcode opcode, InstructionReader in) {
        int index = in.index();
        switch (opcode) {
            case MEMORY_SIZE -> {
                call(BULK_MEMORY, "size", INT, operands(), memories(index));
                pushSize(layout.isWide(index));
            }
            case MEMORY_GROW -> {
                call(BULK_MEMORY, "grow", INT, operands(number(layout.isWide(index), "delta")), memories(index));
                pushSize(layout.isWide(index));
                memory.reload();
            }
            case MEMORY_FILL -> {
                Operand address = number(layout.isWide(index), "address");
                call(BULK_MEMORY, "fill", VOID, operands(address, SMALL, address), memories(index));
            }
            case MEMORY_COPY -> {
                boolean to = layout.isWide(index);
                boolean from = layout.isWide(in.second());
                call(BULK_MEMORY, "copy", VOID, copied(to, from, "address"), memories(index, in.second()));
            }
            default -> {
                Operand address = number(layout.isWide(in.second()), "address");
                segment(BULK_MEMORY, "init", operands(address, SMALL, SMALL), memories(in.second()), index);
            }
        }
    }

    private void table(Opcode opcode, InstructionReader in) {
        int index = in.index();
        if (opcode == Opcode.TABLE_INIT) {
            Operand to = number(layout.isWideTable(in.second()), "index");
            segment(TABLE_ACCESS, "init", operands(to, SMALL, SMALL), tables(in.second()), index);
            return;
        }
        boolean wide = layout.isWideTable(index);
        Operand number = number(wide, "index");
        switch (opcode) {
            case TABLE_GET -> {
                call(TABLE_ACCESS, "get", OBJECT, operands(number), tables(index));
                stack.push(JvmType.REFERENCE);
            }
            case TABLE_SET -> call(TABLE_ACCESS, "set", VOID, operands(number, REFERENCE), tables(index));
            case TABLE_SIZE -> {
                call(TABLE_ACCESS, "size", INT, operands(), tables(index));
                pushSize(wide);
            }
            case TABLE_GROW -> {
                call(TABLE_ACCESS, "grow", INT, operands(REFERENCE, number(wide, "delta")), tables(index));
                pushSize(wide);
            }
            case TABLE_FILL -> call(TABLE_ACCESS, "fill", VOID, operands(number, REFERENCE, number), tables(index));
            default -> {
                boolean from = layout.isWideTable(in.second());
                call(TABLE_ACCESS, "copy", VOID, copied(wide, from, "index"), tables(index, in.second()));
            }
        }
    }

    private static List<Operand> copied(boolean toWide, boolean fromWide, String check) {
        return operands(number(toWide, check), number(fromWide, check), number(toWide && fromWide, check));
    }

    /** A size is never below zero, but that of a growth that failed. */
    private void pushSize(boolean wide) {
        if (wide) {
            code.i2l();
        }
        stack.push(wide ? JvmType.LONG : JvmType.INT);
    }

    /** A part of the instance that a helper takes. */
    private record Part(String field, ClassDesc fieldType, ClassDesc type) {}

    private void call(ClassDesc helper, String method, ClassDesc result, List<Operand> operands, List<Part> parts) {
        List<ClassDesc> params = take(operands);
        load(parts, params);
        code.invokestatic(helper, method, MethodTypeDesc.of(result, params));
    }

    private void segment(ClassDesc helper, String method, List<Operand> operands, List<Part> parts, int segment) {
        List<ClassDesc> params = take(operands);
        load(parts, params);
        params.add(INSTANCE);
        params.add(INT);
        code.aload(instanceSlot).loadConstant(segment).invokestatic(helper, method, MethodTypeDesc.of(VOID, params));
    }

    /** Takes operands from the stack, wide ones narrowed; returns what a helper takes for them. */
    private List<ClassDesc> take(List<Operand> operands) {
        stack.require(operands.size());
        WideOperands.narrow(code, operands);
        stack.pop(operands.size());
        List<ClassDesc> params = new ArrayList<>();
        operands.forEach(
                operand -> params.add(operand.isWide() ? INT : operand.type().desc()));
        return params;
    }

    private void load(List<Part> parts, List<ClassDesc> params) {
        for (Part part : parts) {
            code.aload(instanceSlot).getfield(Names.INSTANCE, part.field(), part.fieldType());
            params.add(part.type());
        }
    }

    private static List<Operand> operands(Operand... operands) {
        return List.of(operands);
    }

    private List<Part> memories(int... indices) {
        List<Part> parts = new ArrayList<>();
        for (int index : indices) {
            parts.add(new Part(Names.memory(index), layout.shape(index).memory(), MEMORY));
        }
        return parts;
    }

    private static List<Part> tables(int... indices) {
        List<Part> parts = new ArrayList<>();
        for (int index : indices) {
            parts.add(new Part(Names.table(index), TABLE, TABLE));
        }
        return parts;
    }
}
