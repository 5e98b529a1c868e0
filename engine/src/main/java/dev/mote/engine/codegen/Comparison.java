package dev.mote.engine.codegen;

import java.lang.classfile.CodeBuilder;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An instruction that compares and leaves 1 or 0.
 *
 * @param operands how many it takes
 * @param preparation turns the operands into what the condition tests
 */
record Comparison(int operands, Consumer<CodeBuilder> preparation, Condition condition) {
    /** @param replacement tests the same, in a form that the JIT knows better */
    void emit(CodeBuilder code, OperandStack stack, Optional<Condition> replacement) {
        stack.require(operands);
        preparation.accept(code);
        stack.pop(operands);
        stack.push(replacement.orElse(condition));
    }
}
