package dev.mote.engine.codegen;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.util.List;
import java.util.Optional;

/** A block of the function being emitted that is still open. */
final class ControlFrame {
    enum Kind {
        /** The function. */
        BODY,
        /** A block around the part of a function that is emitted. */
        OUTER,
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
    private final Optional<FrameExit> exit;
    private Kind kind;
    private boolean targeted;

    private ControlFrame(
            Kind kind,
            Label target,
            Label otherwise,
            int height,
            List<JvmType> params,
            List<JvmType> results,
            Optional<FrameExit> exit) {
        this.kind = kind;
        this.target = target;
        this.otherwise = otherwise;
        this.height = height;
        this.params = params;
        this.results = results;
        this.exit = exit;
    }

    /**
     * A block inside of the method.
     *
     * @param height values on the operand stack below the block's parameters
     */
    static ControlFrame inside(CodeBuilder code, Kind kind, int height, BlockSignature type) {
        return new ControlFrame(
                kind, code.newLabel(), code.newLabel(), height, type.params(), type.results(), Optional.empty());
    }

    /** A block that a branch reaches by leaving the method. */
    static ControlFrame outside(CodeBuilder code, Kind kind, List<JvmType> branchTypes, FrameExit exit) {
        return new ControlFrame(kind, code.newLabel(), code.newLabel(), 0, List.of(), branchTypes, Optional.of(exit));
    }

    /** How the method is left for this block, if it is outside. */
    Optional<FrameExit> exit() {
        return exit;
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
