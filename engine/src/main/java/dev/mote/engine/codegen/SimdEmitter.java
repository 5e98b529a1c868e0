package dev.mote.engine.codegen;

import dev.mote.engine.binary.Immediates;
import dev.mote.engine.binary.InstructionReader;
import dev.mote.engine.binary.Opcode;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Emits the vector instructions: every one is the call of one helper, and those on memory a load or store besides. */
final class SimdEmitter {
    private final CodeBuilder code;
    private final OperandStack stack;
    private final SimdTable table;
    private final SimdMemoryEmitter memory;
    private final VectorShape vectors;

    SimdEmitter(CodeBuilder code, OperandStack stack, SimdTable table, MemoryEmitter memory) {
        this.code = code;
        this.stack = stack;
        this.table = table;
        this.vectors = stack.vectors();
        this.memory = new SimdMemoryEmitter(code, stack, memory);
    }

    /** Answers whether the instruction is one of these. */
    boolean emit(Opcode opcode, InstructionReader in) {
        if (opcode == Opcode.V128_CONST) {
            vectors.constant(code, in.value(), in.high());
            stack.push(JvmType.VECTOR);
            return true;
        }
        Optional<SimdTable.Instruction> instruction = table.find(opcode);
        if (instruction.isEmpty()) {
            return memory.emit(opcode, in);
        }
        compute(instruction.get(), opcode.immediates(), in);
        return true;
    }

    private void compute(SimdTable.Instruction instruction, Immediates immediates, InstructionReader in) {
        stack.require(instruction.operands().size());
        List<ClassDesc> params = new ArrayList<>();
        instruction.operands().forEach(operand -> params.add(vectors.inside(operand)));
        if (immediates == Immediates.LANE) {
            code.loadConstant(in.lane());
            params.add(ConstantDescs.CD_int);
        } else if (immediates == Immediates.SHUFFLE) {
            code.loadConstant(in.value()).loadConstant(in.high());
            params.add(ConstantDescs.CD_long);
            params.add(ConstantDescs.CD_long);
        }
        code.invokestatic(
                vectors.helper(instruction.helper()),
                instruction.method(),
                MethodTypeDesc.of(vectors.inside(instruction.result()), params));
        stack.replace(instruction.operands().size(), instruction.result());
    }
}
