package dev.mote.engine.codegen;

import dev.mote.engine.codegen.ControlFrame.Kind;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Emits the blocks that catch exceptions, on top of {@link ControlEmitter}. */
final class TryEmitter {
    private final CodeBuilder code;
    private final OperandStack stack;
    private final ControlEmitter control;
    private final ExceptionEmitter exceptions;
    private final MemoryEmitter memory;
    private final Map<ControlFrame, TryFrame> tries = new HashMap<>();
    /** The handlers that a delegate jumps to. */
    private final Set<Label> delegated = new HashSet<>();

    private Optional<Label> toCaller = Optional.empty();

    TryEmitter(
            CodeBuilder code,
            OperandStack stack,
            ControlEmitter control,
            ExceptionEmitter exceptions,
            MemoryEmitter memory) {
        this.code = code;
        this.stack = stack;
        this.control = control;
        this.exceptions = exceptions;
        this.memory = memory;
    }

    void tryTable(BlockSignature type, List<CatchClause> clauses) {
        control.block(type);
        tries.put(control.frame(0), new TryFrame.Table(start(), clauses));
    }

    void legacyTry(BlockSignature type) {
        control.block(type);
        tries.put(control.frame(0), new TryFrame.Legacy(start(), code.newLabel()));
    }

    /** Ends the part of a legacy try before a catch, and starts the catch. */
    void legacyCatch(int tag) {
        TryFrame.Catch part = nextPart(false);
        exceptions.test(part.exceptionSlot(), tag, part.next());
        control.resume();
        exceptions.pushValues(part.exceptionSlot(), tag);
    }

    void legacyCatchAll() {
        nextPart(true);
        control.resume();
    }

    /** Ends a legacy try whose exceptions go to the handler of an outer one. */
    void delegate(int depth) {
        ControlFrame frame = control.frame(0);
        TryFrame.Legacy legacy = (TryFrame.Legacy) tries.remove(frame);
        control.leave();
        handler(legacy.start(), legacy.handler());
        code.goto_(handlerOf(depth + 1));
        control.endAfterHandlers();
    }

    /** Throws again what the catch at that depth caught. */
    void rethrow(int depth) {
        exceptions.rethrow(((TryFrame.Catch) tries.get(control.frame(depth))).exceptionSlot());
        control.kill();
    }

    /** Ends the innermost block if it catches exceptions. */
    boolean end() {
        TryFrame part = tries.remove(control.frame(0));
        switch (part) {
            case null -> {
                return false;
            }
            case TryFrame.Table table -> endTable(table);
            case TryFrame.Legacy legacy -> endWithoutCatch(legacy);
            case TryFrame.Catch caught -> endCatch(caught);
        }
        return true;
    }

    /** Emits what must lie outside of every handler's range, behind the function's end. */
    void finish() {
        toCaller.ifPresent(label -> code.labelBinding(label).athrow());
    }

    private Label start() {
        Label start = code.newBoundLabel();
        // The JVM wants no empty range.
        code.nop();
        return start;
    }

    private void endTable(TryFrame.Table table) {
        ControlFrame frame = control.frame(0);
        control.leave();
        Label handler = code.newLabel();
        handler(table.start(), handler);
        int exception = exceptions.keep();
        memory.reload();
        control.hide();
        for (CatchClause clause : table.clauses()) {
            Label next = code.newLabel();
            if (clause.kind().hasTag()) {
                exceptions.test(exception, clause.tag(), next);
            }
            stack.reset(frame.height(), List.of());
            if (clause.kind().hasTag()) {
                exceptions.pushValues(exception, clause.tag());
            }
            if (clause.kind().hasReference()) {
                exceptions.pushReference(exception);
            }
            control.branch(clause.depth());
            code.labelBinding(next);
        }
        exceptions.rethrow(exception);
        control.show(frame);
        control.endAfterHandlers();
    }

    /** What a delegate sends here goes on to the handlers around the block. */
    private void endWithoutCatch(TryFrame.Legacy legacy) {
        if (!delegated.contains(legacy.handler())) {
            control.end();
            return;
        }
        control.leave();
        code.labelBinding(legacy.handler()).athrow();
        control.endAfterHandlers();
    }

    private TryFrame.Catch nextPart(boolean all) {
        ControlFrame frame = control.frame(0);
        TryFrame part = tries.get(frame);
        control.leave();
        int slot = switch (part) {
            case TryFrame.Legacy legacy -> {
                handler(legacy.start(), legacy.handler());
                yield exceptions.keep();
            }
            case TryFrame.Catch before -> {
                code.labelBinding(before.next());
                yield before.exceptionSlot();
            }
            case TryFrame.Table _ -> throw new IllegalStateException("catch in a try_table");
        };
        memory.reload();
        stack.reset(frame.height(), List.of());
        TryFrame.Catch next = new TryFrame.Catch(slot, code.newLabel(), all);
        tries.put(frame, next);
        return next;
    }

    private void endCatch(TryFrame.Catch part) {
        control.leave();
        if (!part.all()) {
            code.labelBinding(part.next());
            exceptions.rethrow(part.exceptionSlot());
        }
        control.endAfterHandlers();
    }

    private void handler(Label start, Label handler) {
        Label end = code.newBoundLabel();
        code.exceptionCatch(start, end, handler, ExceptionEmitter.EXCEPTION);
        code.labelBinding(handler);
    }

    /** Where an exception goes that a block at that depth, or the next one around it that can, handles. */
    private Label handlerOf(int depth) {
        for (int i = depth; control.frame(i).kind() != Kind.BODY; i++) {
            if (tries.get(control.frame(i)) instanceof TryFrame.Legacy legacy) {
                delegated.add(legacy.handler());
                return legacy.handler();
            }
        }
        if (toCaller.isEmpty()) {
            toCaller = Optional.of(code.newLabel());
        }
        return toCaller.get();
    }
}
