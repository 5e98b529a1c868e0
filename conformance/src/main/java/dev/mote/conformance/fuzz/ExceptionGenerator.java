package dev.mote.conformance.fuzz;

import dev.mote.engine.Feature;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Emits throws, and blocks that catch: with labels for handlers, or in the older form with handlers of their own. */
final class ExceptionGenerator {
    private static final int MAXIMUM_DEPTH = 6;

    private final Body body;
    private final Choices choices;
    private final Plan plan;
    private final ValueGenerator values;
    private final ControlGenerator control;

    ExceptionGenerator(Body body, ValueGenerator values, ControlGenerator control) {
        this.body = body;
        this.choices = body.choices;
        this.plan = body.plan;
        this.values = values;
        this.control = control;
    }

    void emit() {
        if (plan.tags.isEmpty() || body.frames.size() >= MAXIMUM_DEPTH) {
            return;
        }
        switch (choices.below(5)) {
            case 0 -> throwTag();
            case 1, 2, 3 -> {
                if (plan.has(Feature.LEGACY_EXCEPTIONS)) {
                    legacyTry();
                } else {
                    tryTable();
                }
            }
            default -> throwReference();
        }
    }

    private void throwTag() {
        if (choices.mostly(2) && body.frames.size() < 3) {
            return;
        }
        int tag = choices.below(plan.tags.size());
        values.pushAll(plan.tags.get(tag).params(), 2);
        body.code.raw(0x08).unsigned(tag);
        control.kill();
    }

    /** Throws what was caught before, if anything was; the oracle does not trap on null. */
    private void throwReference() {
        if (plan.has(Feature.EXCEPTIONS)) {
            int local = body.scratch(Type.EXNREF);
            values.push(Type.EXNREF, 0);
            body.code.raw(0x22).unsigned(local).raw(0xD1, 0x45, 0x04, 0x40);
            body.code.raw(0x20).unsigned(local).raw(0x0A, 0x0B);
        }
    }

    /** {@code block (try_table (catch tag 0) ...) values end}: the block's results are what the handler gets. */
    private void tryTable() {
        int kind = choices.below(4);
        int tag = choices.below(plan.tags.size());
        List<Type> caught = new ArrayList<>(kind < 2 ? plan.tags.get(tag).params() : List.of());
        if (kind % 2 == 1) {
            caught.add(Type.EXNREF);
        }
        Signature handler = new Signature(List.of(), caught);
        Signature tried = new Signature(List.of(), control.results());
        body.code.raw(0x02);
        control.blockType(handler);
        Body.Frame outer = ControlGenerator.frame(false, handler);
        body.frames.add(outer);
        body.code.raw(0x1F);
        control.blockType(tried);
        if (choices.oneIn(3)) {
            farther(tag);
        } else {
            body.code.unsigned(1);
        }
        body.code.raw(kind);
        if (kind < 2) {
            body.code.unsigned(tag);
        }
        body.code.unsigned(0);
        control.inside(ControlGenerator.frame(false, tried));
        body.code.raw(0x0B);
        tried.results().forEach(_ -> body.code.raw(0x1A));
        values.pushAll(caught, 2);
        body.frames.removeLast();
        body.code.raw(0x0B);
        body.frame().stack().addAll(caught);
    }

    /** The number of clauses, and a first clause that leaves farther out, if there is a block that takes it. */
    private void farther(int tag) {
        int fitting = taking(plan.tags.get(tag).params());
        int empty = taking(List.of());
        if (fitting >= 0) {
            body.code.unsigned(2).raw(0).unsigned(tag).unsigned(fitting);
        } else if (empty >= 0) {
            body.code.unsigned(2).raw(2).unsigned(empty);
        } else {
            body.code.unsigned(1);
        }
    }

    /** The farthest block that takes exactly these; -1 if none does. */
    private int taking(List<Type> types) {
        return IntStream.range(0, body.frames.size())
                .filter(i -> {
                    Body.Frame frame = body.frames.get(body.frames.size() - 1 - i);
                    return frame.targetable() && frame.branchTypes().equals(types);
                })
                .reduce(-1, (_, last) -> last);
    }

    private void legacyTry() {
        List<Type> stack = body.frame().stack();
        Signature signature = new Signature(List.of(), control.results());
        body.code.raw(0x06);
        control.blockType(signature);
        control.inside(ControlGenerator.frame(false, signature));
        if (choices.oneIn(4)) {
            body.code.raw(0x18).unsigned(choices.below(body.frames.size()));
            stack.addAll(signature.results());
            return;
        }
        for (int handlers = choices.below(3); handlers > 0; handlers--) {
            int tag = choices.below(plan.tags.size());
            body.code.raw(0x07).unsigned(tag);
            handler(signature, plan.tags.get(tag).params());
        }
        if (choices.oneIn(2)) {
            body.code.raw(0x19);
            handler(signature, List.of());
        }
        body.code.raw(0x0B);
        stack.addAll(signature.results());
    }

    private void handler(Signature signature, List<Type> brought) {
        if (choices.oneIn(6)) {
            brought.forEach(_ -> body.code.raw(0x1A));
            body.code.raw(0x09, 0);
            return;
        }
        control.inside(new Body.Frame(signature.results(), signature.results(), new ArrayList<>(brought), true));
    }
}
