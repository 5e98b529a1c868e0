package dev.mote.engine.codegen;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;

/**
 * A test of what lies on the JVM's stack.
 *
 * @param whenTrue the JVM's branch that is taken when the test holds
 */
record Condition(Opcode whenTrue) {
    /** No test is held back. */
    static final Condition NONE = new Condition(Opcode.NOP);

    static final Condition NON_ZERO = new Condition(Opcode.IFNE);
    static final Condition NEGATIVE = new Condition(Opcode.IFLT);
    static final Condition POSITIVE = new Condition(Opcode.IFGT);
    static final Condition LESS = new Condition(Opcode.IF_ICMPLT);
    static final Condition GREATER = new Condition(Opcode.IF_ICMPGT);
    static final Condition NULL = new Condition(Opcode.IFNULL);

    boolean isPending() {
        return whenTrue != Opcode.NOP;
    }

    Condition negated() {
        return switch (whenTrue) {
            case IFNULL -> new Condition(Opcode.IFNONNULL);
            case IFNONNULL -> new Condition(Opcode.IFNULL);
            case IFEQ -> new Condition(Opcode.IFNE);
            case IFNE -> new Condition(Opcode.IFEQ);
            case IFLT -> new Condition(Opcode.IFGE);
            case IFGE -> new Condition(Opcode.IFLT);
            case IFGT -> new Condition(Opcode.IFLE);
            case IFLE -> new Condition(Opcode.IFGT);
            case IF_ICMPEQ -> new Condition(Opcode.IF_ICMPNE);
            case IF_ICMPNE -> new Condition(Opcode.IF_ICMPEQ);
            case IF_ICMPLT -> new Condition(Opcode.IF_ICMPGE);
            case IF_ICMPGE -> new Condition(Opcode.IF_ICMPLT);
            case IF_ICMPGT -> new Condition(Opcode.IF_ICMPLE);
            case IF_ICMPLE -> new Condition(Opcode.IF_ICMPGT);
            default -> this;
        };
    }

    void branch(CodeBuilder code, Label target) {
        code.branch(whenTrue, target);
    }

    /** Leaves 1 or 0. */
    void emitValue(CodeBuilder code) {
        Label yes = code.newLabel();
        Label end = code.newLabel();
        branch(code, yes);
        code.iconst_0().goto_(end).labelBinding(yes).iconst_1().labelBinding(end);
    }
}
