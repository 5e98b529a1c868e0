package dev.mote.conformance.fuzz;

import dev.mote.engine.Feature;
import dev.mote.engine.binary.Immediates;
import dev.mote.engine.binary.Opcode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Emits code that pushes values. Every float that reaches anything else than a float instruction has bits that the
 * specification fixes: what may be any NaN is replaced by one of them first.
 */
final class ValueGenerator {
    private static final int SELECT = 0x1B;
    private static final int SELECT_TYPED = 0x1C;
    private static final int LOCAL_GET = 0x20;
    private static final int LOCAL_TEE = 0x22;
    private static final int GLOBAL_GET = 0x23;
    private static final int TABLE_GET = 0x25;
    private static final int CALL = 0x10;
    private static final int CALL_INDIRECT = 0x11;
    private static final int REF_NULL = 0xD0;
    private static final int REF_IS_NULL = 0xD1;
    private static final int REF_FUNC = 0xD2;

    /** Where the oracle adds address and offset without looking at the carry. */
    private static final Set<Opcode> CARRY_LOST = EnumSet.of(
            Opcode.I32_STORE8, Opcode.I32_STORE16, Opcode.I64_STORE8, Opcode.I64_STORE16, Opcode.I64_STORE32);

    private final Body body;
    private final Choices choices;
    private final Plan plan;
    private final Constants constants;
    private ControlGenerator control;

    ValueGenerator(Body body) {
        this.body = body;
        this.choices = body.choices;
        this.plan = body.plan;
        this.constants = new Constants(body.code, choices);
    }

    void connect(ControlGenerator generator) {
        control = generator;
    }

    void pushAll(List<Type> types, int depth) {
        types.forEach(type -> push(type, depth));
    }

    void push(Type type, int depth) {
        body.budget--;
        if (depth <= 0 || body.budget <= 0) {
            leaf(type);
            return;
        }
        switch (choices.below(14)) {
            case 0, 1, 2 -> leaf(type);
            case 9 -> select(type, depth);
            case 10 -> call(type, depth);
            case 11 -> control.blockPushing(type, depth);
            case 12 -> tee(type, depth);
            case 13 -> special(type, depth);
            default -> operator(type, depth, false);
        }
    }

    private void leaf(Type type) {
        List<Integer> locals = body.readable(type);
        List<Integer> globals = globals(type);
        int kind = choices.below(3);
        if (kind == 1 && !locals.isEmpty()) {
            body.code.raw(LOCAL_GET).unsigned(choices.of(locals));
        } else if (kind == 2 && !globals.isEmpty()) {
            body.code.raw(GLOBAL_GET).unsigned(choices.of(globals));
        } else if (type == Type.FUNCREF && choices.oneIn(2)) {
            body.code.raw(REF_FUNC).unsigned(Plan.LOGS + choices.below(plan.functions.size() - Plan.LOGS));
        } else if (type == Type.EXNREF && !locals.isEmpty()) {
            body.code.raw(LOCAL_GET).unsigned(choices.of(locals));
        } else if (type.isReference()) {
            body.code.raw(REF_NULL, type.code());
        } else {
            constants.push(type);
        }
    }

    private List<Integer> globals(Type type) {
        return IntStream.range(Plan.FUEL + 1, plan.globals.size())
                .filter(i -> plan.globals.get(i).type() == type)
                .boxed()
                .toList();
    }

    private void operator(Type type, int depth, boolean raw) {
        List<Opcode> opcodes = plan.operators().resulting(type);
        if (opcodes.isEmpty()) {
            leaf(type);
            return;
        }
        Opcode opcode = choices.of(opcodes);
        if (Operators.oftenTraps(opcode) && choices.mostly(6)) {
            leaf(type);
            return;
        }
        operands(opcode, 0, depth, raw || (type.isFloat() && choices.oneIn(2)));
        emit(opcode);
        if (!raw) {
            fixNan(opcode);
        }
    }

    /**
     * Pushes the operands of an instruction from that one on.
     *
     * @param raw whether operands may be any NaN, where the instruction does not care
     */
    void operands(Opcode opcode, int from, int depth, boolean raw) {
        List<Type> params = Operators.params(opcode);
        boolean careless = raw && Operators.leavesNanOpen(opcode) && params.getFirst() != Type.V128;
        for (int i = from; i < params.size(); i++) {
            Type type = params.get(i);
            if (i == 0 && Operators.touchesMemory(opcode)) {
                continue;
            }
            if (careless && type.isFloat() && depth > 0 && choices.oneIn(2)) {
                body.budget--;
                operator(type, depth - 1, true);
            } else {
                push(type, depth - 1);
            }
        }
    }

    /** Emits the instruction itself behind its operands, kept from trapping too often. */
    void emit(Opcode opcode) {
        switch (opcode.immediates()) {
            case MEMARG, MEMARG_LANE -> access(opcode);
            case LANE -> body.code.opcode(opcode.code()).raw(choices.below(16 >> opcode.width()));
            case SHUFFLE -> {
                body.code.opcode(opcode.code());
                for (int i = 0; i < 16; i++) {
                    body.code.raw(choices.below(32));
                }
            }
            default -> {
                if (Operators.isDivision(opcode) && choices.mostly(8)) {
                    boolean wide = Operators.params(opcode).getFirst() == Type.I64;
                    body.code.raw(wide ? 0x42 : 0x41, 1, wide ? 0x84 : 0x72);
                }
                if (plan.careful && opcode == Opcode.F32_CONVERT_I64_U) {
                    // The oracle rounds values from 2^63 on in the wrong direction.
                    body.code.raw(0x42).signed(Long.MAX_VALUE).raw(0x83);
                }
                body.code.opcode(opcode.code());
                if (plan.careful && opcode == Opcode.I32_MUL) {
                    // The oracle leaves the upper half of its product in the result; an addition takes it away.
                    body.code.raw(0x41, 0).opcode(Opcode.I32_ADD.code());
                }
            }
        }
    }

    /**
     * Emits a load or store, whose address does not lie on the stack yet: the values above it are moved to locals
     * and back.
     */
    private void access(Opcode opcode) {
        List<Type> above = Operators.params(opcode).subList(1, opcode.paramCount());
        for (int i = above.size() - 1; i >= 0; i--) {
            body.code.raw(0x21).unsigned(body.scratch(above.get(i)));
        }
        int memory = choices.below(plan.memories.size());
        long offset = address(memory, opcode);
        above.forEach(type -> body.code.raw(LOCAL_GET).unsigned(body.scratch(type)));
        body.code.opcode(opcode.code());
        int align = choices.below(opcode.width() + 1);
        if (memory == 0) {
            body.code.raw(align);
        } else {
            body.code.raw(align | 0x40).unsigned(memory);
        }
        body.code.unsigned(offset);
        if (opcode.immediates() == Immediates.MEMARG_LANE) {
            body.code.raw(choices.below(16 >> opcode.width()));
        }
    }

    /** Pushes an address, mostly inside of the memory; returns the offset that goes with it. */
    private long address(int memory, Opcode opcode) {
        int size = plan.memories.get(memory).minimum() << 16;
        int kind = choices.below(64);
        if (kind == 63 && !(plan.careful && CARRY_LOST.contains(opcode))) {
            push(Type.I32, 1);
            return choices.oneIn(2) ? choices.bits() & 0xFFFF_FFFFL : choices.below(64);
        }
        if (kind >= 60) {
            // Right at the end: the last bytes that are inside, or the first that are not.
            int offset = choices.below(3) * 8;
            int beyond = choices.oneIn(24) ? 1 : 0;
            body.code.raw(0x41).signed(Math.max(0, size - (1 << opcode.width()) - offset) + beyond);
            return offset;
        }
        if (size == 0) {
            constants.push(Type.I32);
            return 0;
        }
        push(Type.I32, 2);
        body.code.raw(0x41).signed(choices.oneIn(4) ? 0x3FFF : 0x7F).raw(0x71);
        return choices.oneIn(2) ? choices.below(64) : 0;
    }

    /** Replaces a NaN on top of the stack by the one of this type, if it could be any. */
    void fixNan(Opcode opcode) {
        if (!Operators.leavesNanOpen(opcode)) {
            return;
        }
        Type type = Operators.result(opcode).orElseThrow();
        int local = body.nan(type);
        body.code.raw(LOCAL_TEE).unsigned(local);
        switch (type) {
            case F32 -> body.code.raw(0x43).littleEndian(0x7FC0_0000, 4);
            case F64 -> body.code.raw(0x44).littleEndian(0x7FF8_0000_0000_0000L, 8);
            default ->
                body.code.opcode(Opcode.V128_CONST.code()).littleEndian(0, 8).littleEndian(0, 8);
        }
        body.code.raw(LOCAL_GET).unsigned(local).raw(LOCAL_GET).unsigned(local);
        switch (type) {
            case F32 -> body.code.raw(0x5B, SELECT);
            case F64 -> body.code.raw(0x61, SELECT);
            default -> {
                boolean wide = opcode.mnemonic().startsWith("f64x2");
                body.code.opcode((wide ? Opcode.F64X2_EQ : Opcode.F32X4_EQ).code());
                body.code.opcode(Opcode.V128_BITSELECT.code());
            }
        }
    }

    private void select(Type type, int depth) {
        push(type, depth - 1);
        push(type, depth - 1);
        push(Type.I32, depth - 1);
        if (type.isReference() || choices.oneIn(4)) {
            body.code.raw(SELECT_TYPED, 1, type.code());
        } else {
            body.code.raw(SELECT);
        }
    }

    private void tee(Type type, int depth) {
        push(type, depth - 1);
        List<Integer> locals = body.writable(type);
        if (!locals.isEmpty()) {
            body.code.raw(LOCAL_TEE).unsigned(choices.of(locals));
        }
    }

    private void call(Type type, int depth) {
        List<Integer> functions = plan.functionsWith(List.of(type), body.callable());
        if (functions.isEmpty()) {
            operator(type, depth, false);
            return;
        }
        int function = choices.of(functions);
        if (!isInTable(plan.functions.get(function)) || choices.mostly(2)) {
            pushAll(plan.functions.get(function).params(), depth - 1);
            body.code.raw(CALL).unsigned(function);
        } else {
            callIndirect(plan.functions.get(function), depth);
        }
    }

    /** Pushes arguments and calls through table 0. */
    void callIndirect(Signature signature, int depth) {
        indirect(signature, depth, CALL_INDIRECT);
    }

    void indirect(Signature signature, int depth, int opcode) {
        pushAll(signature.params(), depth - 1);
        List<Integer> places = places(signature);
        if (places.isEmpty() || choices.oneIn(40)) {
            tableIndex(0, depth);
        } else {
            body.code.raw(0x41).signed(choices.of(places));
        }
        body.code.raw(opcode).unsigned(plan.type(signature)).raw(0);
    }

    boolean isInTable(Signature signature) {
        return !places(signature).isEmpty() || (!plan.tables.isEmpty() && choices.oneIn(20));
    }

    /** Where table 0 starts with functions of that type. */
    private List<Integer> places(Signature signature) {
        return IntStream.range(0, plan.elements.size())
                .filter(i -> plan.elements.get(i) >= 0
                        && plan.functions.get(plan.elements.get(i)).equals(signature))
                .boxed()
                .toList();
    }

    /** Pushes an index of a table, mostly a good one. */
    void tableIndex(int table, int depth) {
        push(Type.I32, depth - 1);
        int minimum = plan.tables.get(table).minimum();
        if (minimum > 0 && choices.mostly(64)) {
            body.code.raw(0x41).signed(Integer.highestOneBit(minimum) - 1).raw(0x71);
        }
    }

    /** What has a result but is no plain operator. */
    private void special(Type type, int depth) {
        List<Integer> tables = IntStream.range(0, plan.tables.size())
                .filter(i -> plan.tables.get(i).type() == type)
                .boxed()
                .toList();
        if (type.isReference() && type != Type.EXNREF && !tables.isEmpty()) {
            int table = choices.of(tables);
            tableIndex(table, depth);
            body.code.raw(TABLE_GET).unsigned(table);
        } else if (type == Type.I32) {
            specialInt(depth);
        } else {
            leaf(type);
        }
    }

    private void specialInt(int depth) {
        switch (choices.below(5)) {
            case 1 -> {
                List<Type> references =
                        plan.valueTypes().stream().filter(Type::isReference).toList();
                if (references.isEmpty()) {
                    leaf(Type.I32);
                } else {
                    push(choices.of(references), depth - 1);
                    body.code.raw(REF_IS_NULL);
                }
            }
            case 2 -> {
                if (plan.memories.isEmpty()) {
                    leaf(Type.I32);
                } else {
                    body.code.raw(0x3F).unsigned(choices.below(plan.memories.size()));
                }
            }
            case 3 -> {
                if (plan.memories.isEmpty()) {
                    leaf(Type.I32);
                } else {
                    body.code
                            .raw(0x41)
                            .signed(choices.below(3))
                            .raw(0x40)
                            .unsigned(choices.below(plan.memories.size()));
                }
            }
            case 4 -> {
                if (plan.tables.isEmpty() || !plan.has(Feature.REFERENCE_TYPES)) {
                    leaf(Type.I32);
                } else {
                    int table = choices.below(plan.tables.size());
                    if (choices.oneIn(2)) {
                        push(plan.tables.get(table).type(), depth - 1);
                        body.code
                                .raw(0x41)
                                .signed(choices.below(3))
                                .opcode(Opcode.TABLE_GROW.code())
                                .unsigned(table);
                    } else {
                        body.code.opcode(Opcode.TABLE_SIZE.code()).unsigned(table);
                    }
                }
            }
            default -> leaf(Type.I32);
        }
    }
}
