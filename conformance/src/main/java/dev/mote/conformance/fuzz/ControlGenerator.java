package dev.mote.conformance.fuzz;

import dev.mote.engine.Feature;
import dev.mote.engine.binary.Opcode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Emits what is inside of blocks: a walk that pushes and takes values, opens blocks and leaves them. */
final class ControlGenerator {
    private static final int MAXIMUM_DEPTH = 6;
    private static final int MAXIMUM_STACK = 12;
    private static final int VALUE_DEPTH = 4;
    private static final int MAXIMUM_REPEATS = 64;

    private final Body body;
    private final Choices choices;
    private final Plan plan;
    private final ValueGenerator values;
    private final BulkGenerator bulk;
    private final ExceptionGenerator exceptions;
    private boolean dead;

    ControlGenerator(Body body) {
        this.body = body;
        this.choices = body.choices;
        this.plan = body.plan;
        this.values = new ValueGenerator(body);
        this.bulk = new BulkGenerator(body, values);
        this.exceptions = new ExceptionGenerator(body, values, this);
        values.connect(this);
    }

    /** The whole body of the function, its end included. */
    void function() {
        fuel();
        inside(new Body.Frame(body.signature.results(), body.signature.results(), new ArrayList<>(), true));
        body.code.raw(0x0B);
    }

    /** Counts the fuel down; the function ends with a trap when there is none. */
    private void fuel() {
        body.code.raw(0x23).unsigned(Plan.FUEL).raw(0x41, 1, 0x6B, 0x24).unsigned(Plan.FUEL);
        body.code.raw(0x23).unsigned(Plan.FUEL).raw(0x45, 0x04, 0x40, 0x00, 0x0B);
    }

    /** The inside of a block that is open in the code: steps, then its results. */
    void inside(Body.Frame frame) {
        body.frames.add(frame);
        dead = false;
        int steps = choices.below(10);
        for (int i = 0; i < steps && body.budget > 0; i++) {
            body.budget--;
            step();
            if (dead && choices.mostly(3)) {
                break;
            }
        }
        finish(frame);
        body.frames.removeLast();
        dead = false;
    }

    private void finish(Body.Frame frame) {
        List<Type> stack = frame.stack();
        List<Type> results = frame.results();
        int same = 0;
        while (same < stack.size() && same < results.size() && stack.get(same) == results.get(same)) {
            same++;
        }
        while (stack.size() > same) {
            take();
        }
        if (dead && same == 0 && choices.oneIn(2)) {
            return;
        }
        values.pushAll(results.subList(same, results.size()), 2);
    }

    private void step() {
        Body.Frame frame = body.frame();
        switch (choices.below(20)) {
            case 1, 2, 3 -> {
                if (frame.stack().size() < MAXIMUM_STACK) {
                    Type type = choices.of(plan.valueTypes());
                    values.push(type, VALUE_DEPTH);
                    frame.stack().add(type);
                }
            }
            case 4, 5 -> operator(choices.of(plan.operators().all()));
            case 6 -> take();
            case 7, 8 -> setLocal();
            case 9 -> setGlobal();
            case 10, 11 -> {
                if (!plan.memories.isEmpty()) {
                    operator(choices.of(plan.operators().stores()));
                }
            }
            case 12, 13 -> block();
            case 14 -> countedLoop();
            case 15 -> branchIf();
            case 16 -> leave();
            case 17 -> call();
            case 18 -> bulk.emit();
            case 19 -> exceptions.emit();
            default -> log();
        }
    }

    /** Takes the topmost value of the block off the stack. */
    private void take() {
        List<Type> stack = body.frame().stack();
        if (stack.isEmpty()) {
            return;
        }
        Type type = stack.removeLast();
        List<Integer> locals = body.writable(type);
        if (locals.isEmpty() || choices.mostly(2)) {
            body.code.raw(0x1A);
        } else {
            body.code.raw(0x21).unsigned(choices.of(locals));
        }
    }

    /** An instruction on what lies on the stack already, as far as it fits. */
    private void operator(Opcode opcode) {
        if (Operators.oftenTraps(opcode) && choices.mostly(6)) {
            return;
        }
        int address = Operators.touchesMemory(opcode) ? 1 : 0;
        List<Type> params = Operators.params(opcode).subList(address, opcode.paramCount());
        int there = onStack(params);
        boolean open = dead && body.frame().stack().isEmpty() && choices.oneIn(2);
        if (!open) {
            values.operands(opcode, there + address, VALUE_DEPTH, false);
        }
        List<Type> stack = body.frame().stack();
        stack.subList(stack.size() - there, stack.size()).clear();
        values.emit(opcode);
        values.fixNan(opcode);
        Operators.result(opcode).ifPresent(stack::add);
    }

    /** How many of these, from the first, are the topmost values already. */
    private int onStack(List<Type> types) {
        List<Type> stack = body.frame().stack();
        for (int count = Math.min(types.size(), stack.size()); count > 0; count--) {
            if (stack.subList(stack.size() - count, stack.size()).equals(types.subList(0, count))) {
                return count;
            }
        }
        return 0;
    }

    private void setLocal() {
        List<Type> stack = body.frame().stack();
        Type type = stack.isEmpty() ? choices.of(plan.valueTypes()) : stack.getLast();
        List<Integer> locals = body.writable(type);
        if (locals.isEmpty()) {
            return;
        }
        boolean tee = choices.oneIn(3);
        if (stack.isEmpty() || choices.oneIn(2)) {
            values.push(type, VALUE_DEPTH);
            if (tee) {
                stack.add(type);
            }
        } else if (!tee) {
            stack.removeLast();
        }
        body.code.raw(tee ? 0x22 : 0x21).unsigned(choices.of(locals));
    }

    private void setGlobal() {
        List<Integer> globals = IntStream.range(Plan.FUEL + 1, plan.globals.size())
                .filter(i -> plan.globals.get(i).mutable())
                .boxed()
                .toList();
        if (!globals.isEmpty()) {
            int global = choices.of(globals);
            values.push(plan.globals.get(global).type(), VALUE_DEPTH);
            body.code.raw(0x24).unsigned(global);
        }
    }

    private void log() {
        int function = choices.below(Plan.LOGS);
        values.push(plan.functions.get(function).params().getFirst(), VALUE_DEPTH);
        body.code.raw(0x10).unsigned(function);
    }

    /** A block, loop or if that takes what lies on the stack and leaves its results there. */
    private void block() {
        if (body.frames.size() > MAXIMUM_DEPTH) {
            return;
        }
        int opcode = 0x02 + choices.below(3);
        if (opcode == 0x04) {
            values.push(Type.I32, VALUE_DEPTH);
            body.frame().stack().add(Type.I32);
        }
        List<Type> stack = body.frame().stack();
        if (opcode == 0x04) {
            stack.removeLast();
        }
        Signature signature = new Signature(takenParams(), results());
        stack.subList(stack.size() - signature.params().size(), stack.size()).clear();
        open(opcode, signature);
        stack.addAll(signature.results());
    }

    /** Some of the topmost values; the oracle loses what lies below them. */
    private List<Type> takenParams() {
        if (plan.careful) {
            return List.of();
        }
        List<Type> stack = body.frame().stack();
        int count = plan.has(Feature.MULTI_VALUE) ? choices.below(Math.min(3, stack.size()) + 1) : 0;
        return List.copyOf(stack.subList(stack.size() - count, stack.size()));
    }

    /** Random results of a block. */
    List<Type> results() {
        int count = choices.below(plan.has(Feature.MULTI_VALUE) ? 4 : 2);
        return IntStream.range(0, count)
                .mapToObj(_ -> choices.of(plan.valueTypes()))
                .toList();
    }

    /** A block whose only effect on the stack is one value. */
    void blockPushing(Type type, int depth) {
        if (body.frames.size() > MAXIMUM_DEPTH) {
            values.push(type, 0);
            return;
        }
        int opcode = 0x02 + choices.below(3);
        if (opcode == 0x04) {
            values.push(Type.I32, depth - 1);
        }
        boolean wasDead = dead;
        open(opcode, new Signature(List.of(), List.of(type)));
        dead = wasDead;
    }

    private void open(int opcode, Signature signature) {
        body.code.raw(opcode);
        blockType(signature);
        if (opcode == 0x03) {
            fuel();
        }
        boolean wasDead = dead;
        inside(frame(opcode == 0x03, signature));
        if (opcode == 0x04 && (!signature.params().equals(signature.results()) || choices.oneIn(2))) {
            body.code.raw(0x05);
            inside(frame(false, signature));
        }
        body.code.raw(0x0B);
        dead = wasDead;
    }

    void blockType(Signature signature) {
        if (signature.params().isEmpty() && signature.results().isEmpty()) {
            body.code.raw(0x40);
        } else if (signature.params().isEmpty() && signature.results().size() == 1) {
            body.code.raw(signature.results().getFirst().code());
        } else {
            body.code.signed(plan.type(signature));
        }
    }

    static Body.Frame frame(boolean loop, Signature signature) {
        return new Body.Frame(
                loop ? signature.params() : signature.results(),
                signature.results(),
                new ArrayList<>(signature.params()),
                true);
    }

    /** {@code for (i = start; i != start + step * count; i += step)}, as compilers write it. */
    private void countedLoop() {
        int count = 1 + choices.below(12);
        if (body.frames.size() > MAXIMUM_DEPTH || !body.hasCounter() || body.repeats * count > MAXIMUM_REPEATS) {
            return;
        }
        int local = body.counter();
        int start = new Constants(body.code, choices).int32();
        int step = choices.oneIn(8) ? choices.bits() | 1 : choices.below(9) - 4;
        if (step == 0) {
            step = 1;
        }
        boolean fuelled = choices.oneIn(3);
        if (choices.oneIn(6)) {
            values.push(Type.I32, 1);
            body.code.raw(0x41).signed(1).raw(0x72, 0x1A);
        }
        body.code.raw(0x41).signed(start).raw(0x21).unsigned(local).raw(0x03, 0x40);
        if (fuelled) {
            fuel();
        }
        boolean wasDead = dead;
        body.repeats *= count;
        inside(new Body.Frame(List.of(), List.of(), new ArrayList<>(), fuelled));
        body.repeats /= count;
        dead = wasDead;
        body.code
                .raw(0x20)
                .unsigned(local)
                .raw(0x41)
                .signed(step)
                .raw(0x6A, 0x22)
                .unsigned(local);
        body.code.raw(0x41).signed(start + step * count).raw(0x47, 0x0D, 0x00, 0x0B);
    }

    private void branchIf() {
        int depth = label();
        if (depth < 0) {
            return;
        }
        List<Type> types = branchTypes(depth);
        values.pushAll(types, 2);
        values.push(Type.I32, VALUE_DEPTH);
        body.code.raw(0x0D).unsigned(depth);
        body.frame().stack().addAll(types);
    }

    private void leave() {
        int depth = label();
        switch (choices.below(8)) {
            case 1, 2 -> {
                values.pushAll(body.signature.results(), 2);
                body.code.raw(0x0F);
            }
            case 3, 4, 5 -> {
                if (depth < 0) {
                    return;
                }
                branchTable(depth);
            }
            case 6 -> {
                // The oracle leaves what lies below the arguments of a tail call on its stack.
                if (plan.careful || !plan.has(Feature.TAIL_CALL) || !tailCall()) {
                    return;
                }
            }
            case 7 -> {
                if (choices.mostly(4)) {
                    return;
                }
                body.code.raw(0x00);
            }
            default -> {
                if (depth < 0) {
                    return;
                }
                values.pushAll(branchTypes(depth), 2);
                body.code.raw(0x0C).unsigned(depth);
            }
        }
        kill();
    }

    /** What follows in the block is not reached. */
    void kill() {
        body.frame().stack().clear();
        dead = true;
    }

    private void branchTable(int depth) {
        List<Type> types = branchTypes(depth);
        List<Integer> labels = IntStream.range(0, body.frames.size())
                .filter(i -> isTarget(i) && branchTypes(i).equals(types))
                .boxed()
                .toList();
        values.pushAll(types, 2);
        values.push(Type.I32, VALUE_DEPTH);
        if (choices.mostly(4)) {
            body.code.raw(0x41, 7, 0x71);
        }
        int count = choices.oneIn(60) ? 1_200 : choices.below(7);
        body.code.raw(0x0E).unsigned(count);
        for (int i = 0; i <= count; i++) {
            body.code.unsigned(i < 16 || i == count ? choices.of(labels) : labels.get(i % labels.size()));
        }
    }

    /** Whether there is a function to go on to. */
    private boolean tailCall() {
        List<Integer> functions = plan.functionsWith(body.signature.results(), body.callable());
        if (functions.isEmpty()) {
            return false;
        }
        int function = choices.of(functions);
        if (values.isInTable(plan.functions.get(function)) && choices.oneIn(2)) {
            values.indirect(plan.functions.get(function), VALUE_DEPTH, 0x13);
        } else {
            values.pushAll(plan.functions.get(function).params(), 2);
            body.code.raw(0x12).unsigned(function);
        }
        return true;
    }

    private void call() {
        int function = choices.below(body.callable());
        Signature signature = plan.functions.get(function);
        if (values.isInTable(signature) && choices.oneIn(2)) {
            values.callIndirect(signature, VALUE_DEPTH);
        } else {
            values.pushAll(signature.params(), VALUE_DEPTH);
            body.code.raw(0x10).unsigned(function);
        }
        body.frame().stack().addAll(signature.results());
    }

    /** The depth of a block that may be branched to; -1 if the one that was chosen may not. */
    private int label() {
        int depth = choices.below(body.frames.size());
        return isTarget(depth) ? depth : -1;
    }

    private boolean isTarget(int depth) {
        return body.frames.get(body.frames.size() - 1 - depth).targetable();
    }

    private List<Type> branchTypes(int depth) {
        return body.frames.get(body.frames.size() - 1 - depth).branchTypes();
    }
}
