package dev.mote.engine.codegen;

import dev.mote.engine.binary.InstructionReader;
import dev.mote.engine.binary.Opcode;
import dev.mote.engine.binary.TypeCode;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** Emits the instructions that look at references, and branch by what they find. */
final class ReferenceEmitter {
    private static final ClassDesc REFERENCES = Names.describe(References.class);
    private static final ClassDesc OBJECT = ConstantDescs.CD_Object;
    private static final ClassDesc INT = ConstantDescs.CD_int;
    private static final ClassDesc INSTANCE = Names.describe(GuestInstance.class);
    private static final Condition NON_NULL = Condition.NULL.negated();

    private final CodeBuilder code;
    private final OperandStack stack;
    private final ControlEmitter control;
    private final int instanceSlot;

    ReferenceEmitter(CodeBuilder code, OperandStack stack, ControlEmitter control, int instanceSlot) {
        this.code = code;
        this.stack = stack;
        this.control = control;
        this.instanceSlot = instanceSlot;
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
            case BR_ON_CAST -> {
                testType(in.secondType());
                control.branchIf(in.index());
            }
            case BR_ON_CAST_FAIL -> {
                testType(in.secondType());
                stack.negateCondition();
                control.branchIf(in.index());
            }
            case REF_TEST -> {
                stack.require(1);
                is(in.type());
                stack.replace(1, JvmType.INT);
            }
            case REF_TEST_NULL -> {
                stack.require(1);
                is(TypeCode.nullable(in.type()));
                stack.replace(1, JvmType.INT);
            }
            case REF_CAST -> cast(in.type());
            case REF_CAST_NULL -> cast(TypeCode.nullable(in.type()));
            case REF_EQ -> call("same", ConstantDescs.CD_boolean, JvmType.INT, OBJECT, OBJECT);
            case REF_I31 -> call("small", OBJECT, JvmType.REFERENCE, INT);
            case I31_GET_S -> call("signed", INT, JvmType.INT, OBJECT);
            case I31_GET_U -> call("unsigned", INT, JvmType.INT, OBJECT);
            case ANY_CONVERT_EXTERN, EXTERN_CONVERT_ANY -> {
                // One object stands for a value on both sides.
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

    private void call(String helper, ClassDesc returned, JvmType result, ClassDesc... operands) {
        stack.require(operands.length);
        code.invokestatic(REFERENCES, helper, MethodTypeDesc.of(returned, operands));
        stack.replace(operands.length, result);
    }

    private void cast(int type) {
        stack.require(1);
        code.dup();
        is(type);
        code.invokestatic(REFERENCES, "passed", MethodTypeDesc.of(OBJECT, OBJECT, ConstantDescs.CD_boolean));
    }

    /** Whether the topmost reference, which this takes from the JVM's stack, is of a type. */
    private void is(int type) {
        String helper = TypeCode.isNullable(type) ? "isOrNull" : "is";
        if (TypeCode.isConcrete(type)) {
            code.loadConstant(TypeCode.typeIndex(type))
                    .aload(instanceSlot)
                    .invokestatic(
                            REFERENCES, helper, MethodTypeDesc.of(ConstantDescs.CD_boolean, OBJECT, INT, INSTANCE));
        } else {
            code.loadConstant(TypeCode.heap(type))
                    .invokestatic(REFERENCES, helper, MethodTypeDesc.of(ConstantDescs.CD_boolean, OBJECT, INT));
        }
    }

    /** Holds back a test for the type of the topmost reference, which stays. */
    private void testType(int type) {
        stack.spillAll();
        stack.loadSpilled(0);
        is(type);
        stack.push(Condition.NON_ZERO);
    }

    /** Holds back a test of the topmost reference, which stays. */
    private void test(Condition condition) {
        stack.spillAll();
        stack.loadSpilled(0);
        stack.push(condition);
    }
}
