package dev.mote.engine.codegen;

import static dev.mote.engine.binary.Opcode.*;
import static dev.mote.engine.codegen.JvmType.DOUBLE;
import static dev.mote.engine.codegen.JvmType.FLOAT;
import static dev.mote.engine.codegen.JvmType.INT;
import static dev.mote.engine.codegen.JvmType.LONG;

import dev.mote.engine.binary.Opcode;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.MethodTypeDesc;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The arithmetic and conversion instructions. Immutable. */
final class NumericTable {
    private final Map<Opcode, NumericInstruction> table = new EnumMap<>(Opcode.class);

    NumericTable() {
        integers();
        longs();
        floats();
        doubles();
        truncations();
        conversions();
    }

    Optional<NumericInstruction> find(Opcode opcode) {
        return Optional.ofNullable(table.get(opcode));
    }

    private void integers() {
        put(I32_ADD, 2, INT, CodeBuilder::iadd);
        put(I32_SUB, 2, INT, CodeBuilder::isub);
        put(I32_MUL, 2, INT, CodeBuilder::imul);
        put(I32_REM_S, 2, INT, CodeBuilder::irem);
        put(I32_AND, 2, INT, CodeBuilder::iand);
        put(I32_OR, 2, INT, CodeBuilder::ior);
        put(I32_XOR, 2, INT, CodeBuilder::ixor);
        put(I32_SHL, 2, INT, CodeBuilder::ishl);
        put(I32_SHR_S, 2, INT, CodeBuilder::ishr);
        put(I32_SHR_U, 2, INT, CodeBuilder::iushr);
        call(I32_DIV_S, IntegerMath.class, "divide", INT, INT, INT);
        call(I32_DIV_U, Integer.class, "divideUnsigned", INT, INT, INT);
        call(I32_REM_U, Integer.class, "remainderUnsigned", INT, INT, INT);
        call(I32_ROTL, Integer.class, "rotateLeft", INT, INT, INT);
        call(I32_ROTR, Integer.class, "rotateRight", INT, INT, INT);
        call(I32_CLZ, Integer.class, "numberOfLeadingZeros", INT, INT);
        call(I32_CTZ, Integer.class, "numberOfTrailingZeros", INT, INT);
        call(I32_POPCNT, Integer.class, "bitCount", INT, INT);
        put(I32_EXTEND8_S, 1, INT, CodeBuilder::i2b);
        put(I32_EXTEND16_S, 1, INT, CodeBuilder::i2s);
    }

    private void longs() {
        put(I64_ADD, 2, LONG, CodeBuilder::ladd);
        put(I64_SUB, 2, LONG, CodeBuilder::lsub);
        put(I64_MUL, 2, LONG, CodeBuilder::lmul);
        put(I64_REM_S, 2, LONG, CodeBuilder::lrem);
        put(I64_AND, 2, LONG, CodeBuilder::land);
        put(I64_OR, 2, LONG, CodeBuilder::lor);
        put(I64_XOR, 2, LONG, CodeBuilder::lxor);
        put(I64_SHL, 2, LONG, code -> code.l2i().lshl());
        put(I64_SHR_S, 2, LONG, code -> code.l2i().lshr());
        put(I64_SHR_U, 2, LONG, code -> code.l2i().lushr());
        call(I64_DIV_S, IntegerMath.class, "divide", LONG, LONG, LONG);
        call(I64_DIV_U, Long.class, "divideUnsigned", LONG, LONG, LONG);
        call(I64_REM_U, Long.class, "remainderUnsigned", LONG, LONG, LONG);
        put(I64_ROTL, 2, LONG, code -> invoke(code.l2i(), Long.class, "rotateLeft", LONG, LONG, INT));
        put(I64_ROTR, 2, LONG, code -> invoke(code.l2i(), Long.class, "rotateRight", LONG, LONG, INT));
        put(
                I64_CLZ,
                1,
                LONG,
                code -> invoke(code, Long.class, "numberOfLeadingZeros", INT, LONG)
                        .i2l());
        put(
                I64_CTZ,
                1,
                LONG,
                code -> invoke(code, Long.class, "numberOfTrailingZeros", INT, LONG)
                        .i2l());
        put(
                I64_POPCNT,
                1,
                LONG,
                code -> invoke(code, Long.class, "bitCount", INT, LONG).i2l());
        put(I64_EXTEND8_S, 1, LONG, code -> code.l2i().i2b().i2l());
        put(I64_EXTEND16_S, 1, LONG, code -> code.l2i().i2s().i2l());
        put(I64_EXTEND32_S, 1, LONG, code -> code.l2i().i2l());
    }

    private void floats() {
        put(F32_ADD, 2, FLOAT, CodeBuilder::fadd);
        put(F32_SUB, 2, FLOAT, CodeBuilder::fsub);
        put(F32_MUL, 2, FLOAT, CodeBuilder::fmul);
        put(F32_DIV, 2, FLOAT, CodeBuilder::fdiv);
        call(F32_MIN, FloatMath.class, "min", FLOAT, FLOAT, FLOAT);
        call(F32_MAX, FloatMath.class, "max", FLOAT, FLOAT, FLOAT);
        call(F32_COPYSIGN, FloatMath.class, "copysign", FLOAT, FLOAT, FLOAT);
        call(F32_ABS, FloatMath.class, "abs", FLOAT, FLOAT);
        call(F32_NEG, FloatMath.class, "negate", FLOAT, FLOAT);
        call(F32_CEIL, FloatMath.class, "ceil", FLOAT, FLOAT);
        call(F32_FLOOR, FloatMath.class, "floor", FLOAT, FLOAT);
        call(F32_TRUNC, FloatMath.class, "trunc", FLOAT, FLOAT);
        call(F32_NEAREST, FloatMath.class, "nearest", FLOAT, FLOAT);
        call(F32_SQRT, FloatMath.class, "sqrt", FLOAT, FLOAT);
    }

    private void doubles() {
        put(F64_ADD, 2, DOUBLE, CodeBuilder::dadd);
        put(F64_SUB, 2, DOUBLE, CodeBuilder::dsub);
        put(F64_MUL, 2, DOUBLE, CodeBuilder::dmul);
        put(F64_DIV, 2, DOUBLE, CodeBuilder::ddiv);
        call(F64_MIN, FloatMath.class, "min", DOUBLE, DOUBLE, DOUBLE);
        call(F64_MAX, FloatMath.class, "max", DOUBLE, DOUBLE, DOUBLE);
        call(F64_COPYSIGN, FloatMath.class, "copysign", DOUBLE, DOUBLE, DOUBLE);
        call(F64_ABS, FloatMath.class, "abs", DOUBLE, DOUBLE);
        call(F64_NEG, FloatMath.class, "negate", DOUBLE, DOUBLE);
        call(F64_CEIL, FloatMath.class, "ceil", DOUBLE, DOUBLE);
        call(F64_FLOOR, FloatMath.class, "floor", DOUBLE, DOUBLE);
        call(F64_TRUNC, FloatMath.class, "trunc", DOUBLE, DOUBLE);
        call(F64_NEAREST, FloatMath.class, "nearest", DOUBLE, DOUBLE);
        call(F64_SQRT, FloatMath.class, "sqrt", DOUBLE, DOUBLE);
    }

    private void truncations() {
        put(I32_TRUNC_F32_S, 1, INT, code -> invoke(code.f2d(), Conversions.class, "toInt", INT, DOUBLE));
        put(I32_TRUNC_F32_U, 1, INT, code -> invoke(code.f2d(), Conversions.class, "toUnsignedInt", INT, DOUBLE));
        call(I32_TRUNC_F64_S, Conversions.class, "toInt", INT, DOUBLE);
        call(I32_TRUNC_F64_U, Conversions.class, "toUnsignedInt", INT, DOUBLE);
        put(I32_TRUNC_SAT_F32_S, 1, INT, CodeBuilder::f2i);
        put(
                I32_TRUNC_SAT_F32_U,
                1,
                INT,
                code -> invoke(code.f2d(), Conversions.class, "saturateUnsignedInt", INT, DOUBLE));
        put(I32_TRUNC_SAT_F64_S, 1, INT, CodeBuilder::d2i);
        call(I32_TRUNC_SAT_F64_U, Conversions.class, "saturateUnsignedInt", INT, DOUBLE);
        put(I64_TRUNC_F32_S, 1, LONG, code -> invoke(code.f2d(), Conversions.class, "toLong", LONG, DOUBLE));
        put(I64_TRUNC_F32_U, 1, LONG, code -> invoke(code.f2d(), Conversions.class, "toUnsignedLong", LONG, DOUBLE));
        call(I64_TRUNC_F64_S, Conversions.class, "toLong", LONG, DOUBLE);
        call(I64_TRUNC_F64_U, Conversions.class, "toUnsignedLong", LONG, DOUBLE);
        put(I64_TRUNC_SAT_F32_S, 1, LONG, CodeBuilder::f2l);
        put(
                I64_TRUNC_SAT_F32_U,
                1,
                LONG,
                code -> invoke(code.f2d(), Conversions.class, "saturateUnsignedLong", LONG, DOUBLE));
        put(I64_TRUNC_SAT_F64_S, 1, LONG, CodeBuilder::d2l);
        call(I64_TRUNC_SAT_F64_U, Conversions.class, "saturateUnsignedLong", LONG, DOUBLE);
    }

    private void conversions() {
        put(I32_WRAP_I64, 1, INT, CodeBuilder::l2i);
        put(I64_EXTEND_I32_S, 1, LONG, CodeBuilder::i2l);
        call(I64_EXTEND_I32_U, IntegerMath.class, "unsigned", LONG, INT);
        put(F32_CONVERT_I32_S, 1, FLOAT, CodeBuilder::i2f);
        call(F32_CONVERT_I32_U, Conversions.class, "unsignedToFloat", FLOAT, INT);
        put(F32_CONVERT_I64_S, 1, FLOAT, CodeBuilder::l2f);
        call(F32_CONVERT_I64_U, Conversions.class, "unsignedToFloat", FLOAT, LONG);
        put(F64_CONVERT_I32_S, 1, DOUBLE, CodeBuilder::i2d);
        call(F64_CONVERT_I32_U, Conversions.class, "unsignedToDouble", DOUBLE, INT);
        put(F64_CONVERT_I64_S, 1, DOUBLE, CodeBuilder::l2d);
        call(F64_CONVERT_I64_U, Conversions.class, "unsignedToDouble", DOUBLE, LONG);
        put(F32_DEMOTE_F64, 1, FLOAT, CodeBuilder::d2f);
        put(F64_PROMOTE_F32, 1, DOUBLE, CodeBuilder::f2d);
        call(I32_REINTERPRET_F32, Float.class, "floatToRawIntBits", INT, FLOAT);
        call(I64_REINTERPRET_F64, Double.class, "doubleToRawLongBits", LONG, DOUBLE);
        call(F32_REINTERPRET_I32, Float.class, "intBitsToFloat", FLOAT, INT);
        call(F64_REINTERPRET_I64, Double.class, "longBitsToDouble", DOUBLE, LONG);
    }

    private void put(Opcode opcode, int operands, JvmType result, Consumer<CodeBuilder> emission) {
        table.put(opcode, new NumericInstruction(operands, result, emission));
    }

    private void call(Opcode opcode, Class<?> owner, String method, JvmType result, JvmType... operands) {
        put(opcode, operands.length, result, code -> invoke(code, owner, method, result, operands));
    }

    private static CodeBuilder invoke(
            CodeBuilder code, Class<?> owner, String method, JvmType result, JvmType... operands) {
        MethodTypeDesc type = MethodTypeDesc.of(
                result.desc(), Arrays.stream(operands).map(JvmType::desc).toList());
        return code.invokestatic(Names.describe(owner), method, type);
    }
}
