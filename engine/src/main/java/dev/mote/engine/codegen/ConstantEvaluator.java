package dev.mote.engine.codegen;

import dev.mote.engine.V128;
import dev.mote.engine.binary.ConstExpr;
import dev.mote.engine.binary.ConstInstruction;
import dev.mote.engine.binary.Opcode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Computes constant expressions; values are boxed, wasm's null is null. */
final class ConstantEvaluator {
    private final IntFunction<Object> globals;
    private final IntFunction<FunctionReference> functions;
    private final ObjectMaker objects;

    /**
     * @param globals values of globals by index
     * @param functions functions by index
     */
    ConstantEvaluator(IntFunction<Object> globals, IntFunction<FunctionReference> functions, ObjectMaker objects) {
        this.globals = globals;
        this.functions = functions;
        this.objects = objects;
    }

    Object evaluate(ConstExpr expression) {
        List<Object> stack = new ArrayList<>();
        for (ConstInstruction instruction : expression.instructions()) {
            switch (instruction) {
                case ConstInstruction.Arithmetic(Opcode opcode) -> {
                    Object right = stack.removeLast();
                    Object left = stack.removeLast();
                    stack.add(compute(opcode, left, right));
                }
                case ConstInstruction.Aggregate aggregate -> stack.add(objects.make(aggregate, stack));
                default -> stack.add(value(instruction));
            }
        }
        return stack.getLast();
    }

    private Object value(ConstInstruction instruction) {
        return switch (instruction) {
            case ConstInstruction.I32(int value) -> value;
            case ConstInstruction.I64(long value) -> value;
            case ConstInstruction.F32(int bits) -> Float.intBitsToFloat(bits);
            case ConstInstruction.F64(long bits) -> Double.longBitsToDouble(bits);
            case ConstInstruction.V128(long low, long high) -> new V128(low, high);
            case ConstInstruction.Null _ -> null;
            case ConstInstruction.FunctionReference(int function) -> functions.apply(function);
            case ConstInstruction.GlobalValue(int global) -> globals.apply(global);
            default -> throw new IllegalStateException("no constant: " + instruction);
        };
    }

    private static Object compute(Opcode opcode, Object left, Object right) {
        return switch (opcode) {
            case I32_ADD -> (int) left + (int) right;
            case I32_SUB -> (int) left - (int) right;
            case I32_MUL -> (int) left * (int) right;
            case I64_ADD -> (long) left + (long) right;
            case I64_SUB -> (long) left - (long) right;
            case I64_MUL -> (long) left * (long) right;
            default -> throw new IllegalStateException("not constant: " + opcode.mnemonic());
        };
    }
}
