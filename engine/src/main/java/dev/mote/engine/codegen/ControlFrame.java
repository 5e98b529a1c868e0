package dev.mote.engine.codegen;

import java.lang.classfile.Label;
import java.util.List;

/** A block of the function being emitted that is still open. */
final class ControlFrame {
    enum Kind {
        BODY,
        BLOCK,
        LOOP,
        IF,
        ELSE
    }

    private final Label target;
    private final Label otherwise;
    private final int height;
    private final List<JvmType> params;
    private final List<JvmType> results;
    private Kind kind;
    private boolean targeted;

    /**
     * @param target where a branch to this block goes
     * @param otherwise where the else part of an if starts
     * @param height values on the operand stack below the block's parameters
     */
    ControlFrame(Kind kind, Label target, Label otherwise, int height, List<JvmType> params, List<JvmType> results) {
        this.kind = kind;
        this.target = target;
        this.otherwise = otherwise;
        this.height = height;
        this.params = params;
        this.results = results;
    }

    Kind kind() {
        return kind;
    }

    Label otherwise() {
        return otherwise;
    }

    int height() {
        return height;
    }

    List<JvmType> params() {
        return params;
    }

    List<JvmType> results() {
        return results;
    }

    /** What a branch to this block takes along. */
    List<JvmType> branchTypes() {
        return kind == Kind.LOOP ? params : results;
    }

    /** The label for a branch, which makes the end of the block reachable. */
    Label branchTarget() {
        targeted = true;
        return target;
    }

    boolean isTargeted() {
        return targeted;
    }

    void enterElse() {
        kind = Kind.ELSE;
    }
}
