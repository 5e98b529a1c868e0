package dev.mote.engine.codegen;

import static dev.mote.engine.binary.Opcode.*;

import dev.mote.engine.binary.Opcode;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The comparison instructions. Immutable. */
final class ComparisonTable {
    private final Map<Opcode, Comparison> table = new EnumMap<>(Opcode.class);

    ComparisonTable() {
        table.put(I32_EQZ, new Comparison(1, ComparisonTable::asIs, new Condition(java.lang.classfile.Opcode.IFEQ)));
        table.put(
                I32_EQ, new Comparison(2, ComparisonTable::asIs, new Condition(java.lang.classfile.Opcode.IF_ICMPEQ)));
        table.put(
                I32_NE, new Comparison(2, ComparisonTable::asIs, new Condition(java.lang.classfile.Opcode.IF_ICMPNE)));
        table.put(
                I32_LT_S,
                new Comparison(2, ComparisonTable::asIs, new Condition(java.lang.classfile.Opcode.IF_ICMPLT)));
        table.put(
                I32_GT_S,
                new Comparison(2, ComparisonTable::asIs, new Condition(java.lang.classfile.Opcode.IF_ICMPGT)));
        table.put(
                I32_LE_S,
                new Comparison(2, ComparisonTable::asIs, new Condition(java.lang.classfile.Opcode.IF_ICMPLE)));
        table.put(
                I32_GE_S,
                new Comparison(2, ComparisonTable::asIs, new Condition(java.lang.classfile.Opcode.IF_ICMPGE)));
        table.put(
                I32_LT_U,
                new Comparison(
                        2,
                        unsigned(Integer.class, ConstantDescs.CD_int),
                        new Condition(java.lang.classfile.Opcode.IFLT)));
        table.put(
                I32_GT_U,
                new Comparison(
                        2,
                        unsigned(Integer.class, ConstantDescs.CD_int),
                        new Condition(java.lang.classfile.Opcode.IFGT)));
        table.put(
                I32_LE_U,
                new Comparison(
                        2,
                        unsigned(Integer.class, ConstantDescs.CD_int),
                        new Condition(java.lang.classfile.Opcode.IFLE)));
        table.put(
                I32_GE_U,
                new Comparison(
                        2,
                        unsigned(Integer.class, ConstantDescs.CD_int),
                        new Condition(java.lang.classfile.Opcode.IFGE)));
        table.put(
                I64_EQZ,
                new Comparison(1, code -> code.lconst_0().lcmp(), new Condition(java.lang.classfile.Opcode.IFEQ)));
        table.put(I64_EQ, new Comparison(2, CodeBuilder::lcmp, new Condition(java.lang.classfile.Opcode.IFEQ)));
        table.put(I64_NE, new Comparison(2, CodeBuilder::lcmp, new Condition(java.lang.classfile.Opcode.IFNE)));
        table.put(I64_LT_S, new Comparison(2, CodeBuilder::lcmp, new Condition(java.lang.classfile.Opcode.IFLT)));
        table.put(I64_GT_S, new Comparison(2, CodeBuilder::lcmp, new Condition(java.lang.classfile.Opcode.IFGT)));
        table.put(I64_LE_S, new Comparison(2, CodeBuilder::lcmp, new Condition(java.lang.classfile.Opcode.IFLE)));
        table.put(I64_GE_S, new Comparison(2, CodeBuilder::lcmp, new Condition(java.lang.classfile.Opcode.IFGE)));
        table.put(
                I64_LT_U,
                new Comparison(
                        2,
                        unsigned(Long.class, ConstantDescs.CD_long),
                        new Condition(java.lang.classfile.Opcode.IFLT)));
        table.put(
                I64_GT_U,
                new Comparison(
                        2,
                        unsigned(Long.class, ConstantDescs.CD_long),
                        new Condition(java.lang.classfile.Opcode.IFGT)));
        table.put(
                I64_LE_U,
                new Comparison(
                        2,
                        unsigned(Long.class, ConstantDescs.CD_long),
                        new Condition(java.lang.classfile.Opcode.IFLE)));
        table.put(
                I64_GE_U,
                new Comparison(
                        2,
                        unsigned(Long.class, ConstantDescs.CD_long),
                        new Condition(java.lang.classfile.Opcode.IFGE)));
        table.put(F32_EQ, new Comparison(2, CodeBuilder::fcmpl, new Condition(java.lang.classfile.Opcode.IFEQ)));
        table.put(F32_NE, new Comparison(2, CodeBuilder::fcmpl, new Condition(java.lang.classfile.Opcode.IFNE)));
        table.put(F32_LT, new Comparison(2, CodeBuilder::fcmpg, new Condition(java.lang.classfile.Opcode.IFLT)));
        table.put(F32_GT, new Comparison(2, CodeBuilder::fcmpl, new Condition(java.lang.classfile.Opcode.IFGT)));
        table.put(F32_LE, new Comparison(2, CodeBuilder::fcmpg, new Condition(java.lang.classfile.Opcode.IFLE)));
        table.put(F32_GE, new Comparison(2, CodeBuilder::fcmpl, new Condition(java.lang.classfile.Opcode.IFGE)));
        table.put(F64_EQ, new Comparison(2, CodeBuilder::dcmpl, new Condition(java.lang.classfile.Opcode.IFEQ)));
        table.put(F64_NE, new Comparison(2, CodeBuilder::dcmpl, new Condition(java.lang.classfile.Opcode.IFNE)));
        table.put(F64_LT, new Comparison(2, CodeBuilder::dcmpg, new Condition(java.lang.classfile.Opcode.IFLT)));
        table.put(F64_GT, new Comparison(2, CodeBuilder::dcmpl, new Condition(java.lang.classfile.Opcode.IFGT)));
        table.put(F64_LE, new Comparison(2, CodeBuilder::dcmpg, new Condition(java.lang.classfile.Opcode.IFLE)));
        table.put(F64_GE, new Comparison(2, CodeBuilder::dcmpl, new Condition(java.lang.classfile.Opcode.IFGE)));
    }

    Optional<Comparison> find(Opcode opcode) {
        return Optional.ofNullable(table.get(opcode));
    }

    private static Consumer<CodeBuilder> unsigned(Class<?> owner, java.lang.constant.ClassDesc type) {
        MethodTypeDesc method = MethodTypeDesc.of(ConstantDescs.CD_int, type, type);
        return code -> code.invokestatic(Names.describe(owner), "compareUnsigned", method);
    }

    private static void asIs(CodeBuilder code) {
        // The operands are what the condition tests.
    }
}
