package dev.mote.engine.codegen;

import dev.mote.engine.codegen.ControlFrame.Kind;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/** Emits blocks and branches. The operand stack lies in locals wherever two paths meet. */
final class ControlEmitter {
    private final CodeBuilder code;
    private final OperandStack stack;
    private final List<ControlFrame> frames = new ArrayList<>();
    private boolean live = true;

    ControlEmitter(CodeBuilder code, OperandStack stack) {
        this.code = code;
        this.stack = stack;
    }

    /** Whether the next instruction can be reached; else only the ends of blocks matter. */
    boolean isLive() {
        return live;
    }

    /** Opens a block that is outside of the method: the function's body first, then what is around a part of it. */
    void outside(Kind kind, List<JvmType> branchTypes, FrameExit exit) {
        frames.add(ControlFrame.outside(code, kind, branchTypes, exit));
    }

    void block(BlockSignature type) {
        stack.spillAll();
        open(Kind.BLOCK, type);
    }

    void loop(BlockSignature type) {
        stack.spillAll();
        code.labelBinding(open(Kind.LOOP, type).branchTarget());
    }

    void ifThen(BlockSignature type) {
        Condition condition = stack.popCondition();
        condition.negated().branch(code, open(Kind.IF, type).otherwise());
    }

    void otherwise() {
        ControlFrame frame = frames.getLast();
        if (live) {
            stack.spillAll();
            code.goto_(frame.branchTarget());
        }
        frame.enterElse();
        code.labelBinding(frame.otherwise());
        stack.reset(frame.height(), frame.params());
        live = true;
    }

    void end() {
        ControlFrame frame = frames.removeLast();
        if (frame.kind() == Kind.BODY) {
            if (live) {
                frame.exit().orElseThrow().emit();
            }
            return;
        }
        if (live) {
            stack.spillAll();
        }
        if (frame.kind() == Kind.IF) {
            // No else part: the parameters are the results, in the same locals.
            code.labelBinding(frame.otherwise());
            live = true;
        }
        if (frame.kind() != Kind.LOOP && frame.isTargeted()) {
            code.labelBinding(frame.branchTarget());
            live = true;
        }
        stack.reset(frame.height(), frame.results());
    }

    void branch(int depth) {
        ControlFrame frame = frame(depth);
        if (frame.exit().isPresent()) {
            frame.exit().get().emit();
        } else {
            List<JvmType> types = frame.branchTypes();
            stack.require(types.size());
            for (int i = types.size() - 1; i >= 0; i--) {
                stack.storeAt(frame.height() + i, types.get(i));
            }
            stack.pop(types.size());
            stack.dropAll();
            code.goto_(frame.branchTarget());
        }
        live = false;
    }

    void branchIf(int depth) {
        Condition condition = stack.popCondition();
        ControlFrame frame = frame(depth);
        if (frame.kind() != Kind.LOOP && isDirect(frame)) {
            condition.branch(code, frame.branchTarget());
            return;
        }
        // Back to a loop by a jump of its own: what is on the JVM's stack there is computed for the JIT's safepoint.
        Label skip = code.newLabel();
        condition.negated().branch(code, skip);
        leaveTo(frame);
        code.labelBinding(skip);
    }

    /** @param depths of the targets; the last is the default */
    void branchTable(int count, IntUnaryOperator depths) {
        stack.requireOnly(1);
        stack.pop(1);
        Map<Integer, Label> stubs = new LinkedHashMap<>();
        BranchTable table = new BranchTable(code);
        for (int i = 0; i < count - 1; i++) {
            table.add(switchTarget(depths.applyAsInt(i), stubs));
        }
        table.emit(switchTarget(depths.applyAsInt(count - 1), stubs));
        stubs.forEach((depth, label) -> {
            code.labelBinding(label);
            leaveTo(frame(depth));
        });
        live = false;
    }

    /** Leaves the innermost block by its end if the end of its code is reached; what follows is not. */
    void leave() {
        if (live) {
            stack.spillAll();
            code.goto_(frame(0).branchTarget());
        }
        live = false;
    }

    /** Ends a block that was left, behind its handlers. */
    void endAfterHandlers() {
        live = false;
        end();
    }

    /** A handler inside of a block is reached. */
    void resume() {
        live = true;
    }

    /** What follows is not reached. */
    void kill() {
        live = false;
    }

    /** Takes the innermost block away while code outside of it is emitted. */
    void hide() {
        frames.removeLast();
    }

    /** Puts a block back that was taken away. */
    void show(ControlFrame frame) {
        frames.add(frame);
    }

    void returnNow() {
        frames.getFirst().exit().orElseThrow().emit();
        live = false;
    }

    void unreachable() {
        code.invokestatic(Names.describe(Traps.class), "unreachable", MethodTypeDesc.of(Names.TRAP))
                .athrow();
        live = false;
    }

    /** HotSpot does not count a switch that jumps backwards as a loop, so loops are reached through a stub. */
    private Label switchTarget(int depth, Map<Integer, Label> stubs) {
        ControlFrame frame = frame(depth);
        if (frame.kind() != Kind.LOOP && isDirect(frame)) {
            return frame.branchTarget();
        }
        return stubs.computeIfAbsent(depth, _ -> code.newLabel());
    }

    /** Whether the values that a branch takes along lie where the target expects them. */
    private boolean isDirect(ControlFrame frame) {
        int count = frame.branchTypes().size();
        return frame.exit().isEmpty() && (count == 0 || stack.size() - count == frame.height());
    }

    /** Leaves to a target with all values in locals, which stay there for the path that does not leave. */
    private void leaveTo(ControlFrame frame) {
        if (frame.exit().isPresent()) {
            frame.exit().get().emitSpilled();
        } else {
            stack.moveTo(frame.height(), frame.branchTypes().size());
            code.goto_(frame.branchTarget());
        }
    }

    private ControlFrame open(Kind kind, BlockSignature type) {
        int height = stack.size() - type.params().size();
        ControlFrame frame = ControlFrame.inside(code, kind, height, type);
        frames.add(frame);
        return frame;
    }

    /** The open block at that depth; 0 is the innermost. */
    ControlFrame frame(int depth) {
        return frames.get(frames.size() - 1 - depth);
    }
}
