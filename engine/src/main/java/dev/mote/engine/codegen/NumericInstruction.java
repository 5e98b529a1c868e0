package dev.mote.engine.codegen;

import java.lang.classfile.CodeBuilder;
import java.util.function.Consumer;

/**
 * An instruction that takes its operands from the JVM's stack and leaves one result there.
 *
 * @param operands how many it takes
 * @param emission what it is on the JVM
 */
record NumericInstruction(int operands, JvmType result, Consumer<CodeBuilder> emission) {
    void emit(CodeBuilder code, OperandStack stack) {
        stack.require(operands);
        emission.accept(code);
        stack.replace(operands, result);
    }
}
