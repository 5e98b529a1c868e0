package dev.mote.engine.codegen;

import dev.mote.engine.binary.InstructionReader;
import dev.mote.engine.binary.Opcode;
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
            case MEMORY_SIZE -> call(BULK_MEMORY, "size", INT, operands(), memories(in.index()));
            case MEMORY_GROW -> {
                call(BULK_MEMORY, "grow", INT, operands(INT), memories(in.index()));
                memory.reload();
            }
            case MEMORY_FILL -> call(BULK_MEMORY, "fill", VOID, operands(INT, INT, INT), memories(in.index()));
            case MEMORY_COPY ->
                call(BULK_MEMORY, "copy", VOID, operands(INT, INT, INT), memories(in.index(), in.second()));
            case MEMORY_INIT ->
                segment(BULK_MEMORY, "init", operands(INT, INT, INT), memories(in.second()), in.index());
            case DATA_DROP -> segment(BULK_MEMORY, "drop", operands(), List.of(), in.index());
            case TABLE_GET -> call(TABLE_ACCESS, "get", OBJECT, operands(INT), tables(in.index()));
            case TABLE_SET -> call(TABLE_ACCESS, "set", VOID, operands(INT, OBJECT), tables(in.index()));
            case TABLE_SIZE -> call(TABLE_ACCESS, "size", INT, operands(), tables(in.index()));
            case TABLE_GROW -> call(TABLE_ACCESS, "grow", INT, operands(OBJECT, INT), tables(in.index()));
            case TABLE_FILL -> call(TABLE_ACCESS, "fill", VOID, operands(INT, OBJECT, INT), tables(in.index()));
            case TABLE_COPY ->
                call(TABLE_ACCESS, "copy", VOID, operands(INT, INT, INT), tables(in.index(), in.second()));
            case TABLE_INIT -> segment(TABLE_ACCESS, "init", operands(INT, INT, INT), tables(in.second()), in.index());
            case ELEM_DROP -> segment(TABLE_ACCESS, "drop", operands(), List.of(), in.index());
            default -> {
                return false;
            }
        }
        return true;
    }

    /** A part of the instance that a helper takes. */
    private record Part(String field, ClassDesc fieldType, ClassDesc type) {}

    private void call(ClassDesc helper, String method, ClassDesc result, List<ClassDesc> operands, List<Part> parts) {
        stack.require(operands.size());
        List<ClassDesc> params = new ArrayList<>(operands);
        load(parts, params);
        code.invokestatic(helper, method, MethodTypeDesc.of(result, params));
        stack.pop(operands.size());
        if (result.equals(INT)) {
            stack.push(JvmType.INT);
        } else if (result.equals(OBJECT)) {
            stack.push(JvmType.REFERENCE);
        }
    }

    private void segment(ClassDesc helper, String method, List<ClassDesc> operands, List<Part> parts, int segment) {
        stack.require(operands.size());
        List<ClassDesc> params = new ArrayList<>(operands);
        load(parts, params);
        params.add(INSTANCE);
        params.add(INT);
        code.aload(instanceSlot).loadConstant(segment).invokestatic(helper, method, MethodTypeDesc.of(VOID, params));
        stack.pop(operands.size());
    }

    private void load(List<Part> parts, List<ClassDesc> params) {
        for (Part part : parts) {
            code.aload(instanceSlot).getfield(Names.INSTANCE, part.field(), part.fieldType());
            params.add(part.type());
        }
    }

    private static List<ClassDesc> operands(ClassDesc... types) {
        return List.of(types);
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
