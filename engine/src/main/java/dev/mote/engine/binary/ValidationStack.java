package dev.mote.engine.binary;

import dev.mote.engine.ModuleException;
import java.util.Arrays;

/**
 * The two stacks of the validation algorithm: types of operands, and the blocks that are open. After an unconditional
 * branch a block is unreachable, and its stack gives whatever type is asked for.
 */
final class ValidationStack {
    private final InstructionReader code;
    private final TypeTable types;
    /** Blocks, and the function around them. */
    private final int maxDepth;

    private int[] operands = new int[64];
    private int height;

    private Opcode[] kinds = new Opcode[32];
    private Signature[] signatures = new Signature[32];
    private int[] bases = new int[32];
    private boolean[] unreachable = new boolean[32];
    private int depth;

    /** Operands that were looked at because an instruction takes or gives many of them at once. */
    private long work;

    ValidationStack(InstructionReader code, TypeTable types, int maxNesting) {
        this.code = code;
        this.types = types;
        this.maxDepth = maxNesting + 1;
    }

    void clear() {
        height = 0;
        depth = 0;
    }

    long work() {
        return work;
    }

    void addWork(int operands) {
        work += operands;
    }

    void push(int type) {
        if (height == operands.length) {
            if (height >= Bounds.OPERANDS) {
                throw Refusal.tooComplex(
                        code.offset(), "more than " + Bounds.OPERANDS + " operands on the stack at a time");
            }
            operands = Arrays.copyOf(operands, height * 2);
        }
        operands[height++] = type;
    }

    void pushAll(int[] list) {
        work += list.length;
        for (int type : list) {
            push(type);
        }
    }

    /** Takes an operand of any type. */
    int pop() {
        if (height > bases[depth - 1]) {
            return operands[--height];
        }
        if (unreachable[depth - 1]) {
            return TypeCode.BOTTOM;
        }
        throw invalid(code.opcode().mnemonic() + " lacks an operand");
    }

    /** Takes an operand that has a type; returns the type it really has. */
    int pop(int expected) {
        int type = pop();
        if (type != expected && !types.matches(type, expected)) {
            throw mismatch(expected, type);
        }
        return type;
    }

    /** Takes operands that have these types, the last on top. */
    void popAll(int[] expected) {
        popAll(expected, expected.length);
    }

    /** Takes operands that have the first {@code count} of these types, the last on top. */
    void popAll(int[] expected, int count) {
        work += count;
        for (int i = count - 1; i >= 0; i--) {
            pop(expected[i]);
        }
    }

    /** Checks the operands on top against types, and leaves them. */
    void checkTop(int[] expected) {
        work += expected.length;
        int base = bases[depth - 1];
        for (int i = 1; i <= expected.length; i++) {
            int wanted = expected[expected.length - i];
            if (height - i < base) {
                if (!unreachable[depth - 1]) {
                    throw invalid(code.opcode().mnemonic() + " lacks an operand");
                }
            } else if (!types.matches(operands[height - i], wanted)) {
                throw mismatch(wanted, operands[height - i]);
            }
        }
    }

    void enter(Opcode kind, Signature signature) {
        if (depth == maxDepth) {
            throw Refusal.tooComplex(code.offset(), "blocks are nested more than " + (maxDepth - 1) + " deep");
        }
        if (depth == kinds.length) {
            grow();
        }
        kinds[depth] = kind;
        signatures[depth] = signature;
        bases[depth] = height;
        unreachable[depth] = false;
        depth++;
        pushAll(signature.params());
    }

    private void grow() {
        int size = depth * 2;
        kinds = Arrays.copyOf(kinds, size);
        signatures = Arrays.copyOf(signatures, size);
        bases = Arrays.copyOf(bases, size);
        unreachable = Arrays.copyOf(unreachable, size);
    }

    /** Checks that the innermost block ends with its results and nothing else, and takes them. */
    void finish() {
        int top = depth - 1;
        popAll(signatures[top].results());
        if (height != bases[top]) {
            throw invalid(height - bases[top] + " operands too many at the end of a block");
        }
    }

    /** Closes the innermost block, which is finished. */
    void leave() {
        depth--;
    }

    /** Goes on in the innermost block, which is finished, with its next part: else or catch. */
    void enterPart(Opcode kind) {
        kinds[depth - 1] = kind;
        unreachable[depth - 1] = false;
    }

    void markUnreachable() {
        height = bases[depth - 1];
        unreachable[depth - 1] = true;
    }

    /** Blocks that are open, the function itself among them. */
    int depth() {
        return depth;
    }

    /** What opened the block that a label means; the part where it has several. */
    Opcode kind(int label) {
        return kinds[depth - 1 - label];
    }

    Signature signature(int label) {
        return signatures[depth - 1 - label];
    }

    /** What a branch to a label gives. */
    int[] labelTypes(int label) {
        if (label >= depth) {
            throw invalid("there is no label " + label);
        }
        Signature signature = signature(label);
        return kind(label) == Opcode.LOOP ? signature.params() : signature.results();
    }

    /** The results of the function. */
    int[] results() {
        return signatures[0].results();
    }

    ModuleException invalid(String message) {
        return Refusal.invalid(code.offset(), message);
    }

    private ModuleException mismatch(int expected, int type) {
        return invalid(code.opcode().mnemonic() + " takes " + TypeCode.name(expected) + ", not " + TypeCode.name(type));
    }
}
