package dev.mote.conformance.fuzz;

import dev.mote.engine.Feature;
import dev.mote.engine.binary.Opcode;

/** Emits instructions on ranges of memories and tables, most of them inside of the bounds. */
final class BulkGenerator {
    private final Body body;
    private final Choices choices;
    private final Plan plan;
    private final ValueGenerator values;

    BulkGenerator(Body body, ValueGenerator values) {
        this.body = body;
        this.choices = body.choices;
        this.plan = body.plan;
        this.values = values;
    }

    void emit() {
        if (choices.oneIn(2)) {
            if (!plan.memories.isEmpty() && plan.has(Feature.BULK_MEMORY)) {
                memory();
            }
        } else if (!plan.tables.isEmpty() && plan.has(Feature.REFERENCE_TYPES)) {
            table();
        }
    }

    private void memory() {
        int memory = choices.below(plan.memories.size());
        int other = choices.below(plan.memories.size());
        switch (choices.below(4)) {
            case 0 -> {
                place(0x3FF);
                values.push(Type.I32, 1);
                place(0xFF);
                body.code.opcode(Opcode.MEMORY_FILL.code()).unsigned(memory);
            }
            case 1 -> {
                place(0x3FF);
                place(0x3FF);
                place(0xFF);
                body.code.opcode(Opcode.MEMORY_COPY.code()).unsigned(memory).unsigned(other);
            }
            default -> data(memory);
        }
    }

    private void data(int memory) {
        if (plan.data.isEmpty()) {
            return;
        }
        int segment = choices.below(plan.data.size());
        if (choices.oneIn(8)) {
            body.code.opcode(Opcode.DATA_DROP.code()).unsigned(segment);
            return;
        }
        place(0x3FF);
        place(3);
        place(3);
        body.code.opcode(Opcode.MEMORY_INIT.code()).unsigned(segment).unsigned(memory);
    }

    private void table() {
        int table = choices.below(plan.tables.size());
        Type type = plan.tables.get(table).type();
        switch (choices.below(6)) {
            case 0 -> {
                values.tableIndex(table, 2);
                values.push(type, 2);
                body.code.raw(0x26).unsigned(table);
            }
            case 1 -> {
                values.tableIndex(table, 1);
                boundedForOracle();
                values.push(type, 2);
                place(3);
                boundedForOracle();
                body.code.opcode(Opcode.TABLE_FILL.code()).unsigned(table);
            }
            case 2 -> {
                place(3);
                place(3);
                place(3);
                body.code.opcode(Opcode.TABLE_COPY.code()).unsigned(table).unsigned(sameType(type));
            }
            case 3 -> {
                if (type == Type.FUNCREF) {
                    place(3);
                    place(1);
                    place(1);
                    body.code
                            .opcode(Opcode.TABLE_INIT.code())
                            .unsigned(ModuleGenerator.PASSIVE_ELEMENTS)
                            .unsigned(table);
                }
            }
            case 4 -> {
                if (choices.oneIn(6)) {
                    body.code.opcode(Opcode.ELEM_DROP.code()).unsigned(choices.below(3));
                }
            }
            default -> {
                values.push(type, 2);
                body.code
                        .raw(0x41)
                        .signed(choices.below(3))
                        .opcode(Opcode.TABLE_GROW.code())
                        .unsigned(table);
                body.frame().stack().add(Type.I32);
            }
        }
    }

    private int sameType(Type type) {
        int other = choices.below(plan.tables.size());
        while (plan.tables.get(other).type() != type) {
            other = (other + 1) % plan.tables.size();
        }
        return other;
    }

    /** Pushes an offset or a length, mostly below the mask. */
    private void place(int mask) {
        values.push(Type.I32, 2);
        if (choices.mostly(80)) {
            mask(mask);
        }
    }

    /** The oracle takes where a table is filled from, and how far, as signed. */
    private void boundedForOracle() {
        if (plan.careful) {
            mask(7);
        }
    }

    private void mask(int mask) {
        body.code.raw(0x41).signed(mask).raw(0x71);
    }
}
