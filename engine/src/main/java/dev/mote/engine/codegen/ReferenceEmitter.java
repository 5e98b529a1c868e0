package dev.mote.engine.codegen;

import dev.mote.engine.binary.InstructionReader;
import dev.mote.engine.binary.Opcode;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** Emits the instructions that look at references, and branch by what they find. */
final class ReferenceEmitter {
    private static final ClassDesc REFERENCES = Names.describe(References.class);
    private static final ClassDesc OBJECT = ConstantDescs.CD_Object;
    private static final Condition NON_NULL = Condition.NULL.negated();

    private final CodeBuilder code;
    private final OperandStack stack;
    private final ControlEmitter control;

    ReferenceEmitter(CodeBuilder code, OperandStack stack, ControlEmitter control) {
        this.code = code;
        this.stack = stack;
        this.control = control;
    }

    /** Emits the instruction if it is one of these. */
    boolean emit(Opcode opcode, InstructionReader in) {
        switch (opcode) {
            case REF_AS_NON_NULL -> {
                stack.require(1);
                code.invokestatic(REFERENCES, "nonNull", MethodTypeDesc.of(OBJECT, OBJECT));
            }
            case BR_ON_NULL -> branchOnNull(in.index());
            case BR_ON_NON_NULL -> {
                test(NON_NULL);
                control.branchIf(in.index());
                stack.drop();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** The reference does not go along with the branch, and stays where there is none. */
    private void branchOnNull(int depth) {
        stack.require(1);
        int reference = code.allocateLocal(TypeKind.REFERENCE);
        code.astore(reference);
        stack.pop(1);
        stack.spillAll();
        code.aload(reference);
        stack.push(Condition.NULL);
        control.branchIf(depth);
        code.aload(reference);
        stack.push(JvmType.REFERENCE);
    }

    /** Holds back a test of the topmost reference, which stays. */
    private void test(Condition condition) {
        stack.spillAll();
        stack.loadSpilled(0);
        stack.push(condition);
    }
}
