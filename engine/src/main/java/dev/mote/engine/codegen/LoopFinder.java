package dev.mote.engine.codegen;

import dev.mote.engine.binary.InstructionReader;
import dev.mote.engine.binary.Opcode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds the loops of a function that count, by the instructions before their ends. */
final class LoopFinder {
    private static final int WINDOW = 7;
    private static final int NEVER = -1;
    private static final int NO_LOOP = -1;

    /** An instruction seen before, as far as the end of a loop is recognised by it. */
    private record Seen(Opcode opcode, int offset, int index, long value) {}

    /** Offsets of the last two assignments to a local. */
    private record Assignments(int last, int before) {}

    private final Seen[] window = new Seen[WINDOW];
    private final Map<Integer, Assignments> assignments = new HashMap<>();
    private final Deque<Integer> blocks = new ArrayDeque<>();
    private final Map<Integer, CountedLoop> loops = new HashMap<>();

    /** The loop whose instruction is at that offset, if it counts. */
    Optional<CountedLoop> loop(int offset) {
        return Optional.ofNullable(loops.get(offset));
    }

    void visit(InstructionReader in, Opcode opcode) {
        switch (opcode) {
            case LOOP -> blocks.push(in.offset());
            case BLOCK, IF, TRY, TRY_TABLE -> blocks.push(NO_LOOP);
            case END, DELEGATE -> endBlock();
            case LOCAL_SET, LOCAL_TEE ->
                assignments.merge(
                        in.index(),
                        new Assignments(in.offset(), NEVER),
                        (old, now) -> new Assignments(now.last, old.last));
            default -> {}
        }
        System.arraycopy(window, 1, window, 0, WINDOW - 1);
        window[WINDOW - 1] = new Seen(opcode, in.offset(), in.index(), in.value());
    }

    private void endBlock() {
        if (!blocks.isEmpty()) {
            int start = blocks.pop();
            if (start != NO_LOOP) {
                counted(start).ifPresent(loop -> loops.put(start, loop));
            }
        }
    }

    /** The last instructions of the loop: {@code if ((i += step) != limit) continue}, or zero without a comparison. */
    private Optional<CountedLoop> counted(int start) {
        if (window[0] == null || window[6].opcode != Opcode.BR_IF || window[6].index != 0) {
            return Optional.empty();
        }
        if (window[5].opcode == Opcode.I32_NE && window[4].opcode == Opcode.I32_CONST) {
            return steps(start, 0)
                    .map(step ->
                            new CountedLoop(window[0].index, step, (int) window[4].value, window[5].offset, false));
        }
        return steps(start, 2).map(step -> new CountedLoop(window[2].index, step, 0, window[6].offset, true));
    }

    /**
     * What is added to a local that is assigned nowhere else in the loop.
     *
     * @param at where in the window the addition begins
     */
    private Optional<Integer> steps(int start, int at) {
        if (window[at].opcode != Opcode.LOCAL_GET
                || window[at + 1].opcode != Opcode.I32_CONST
                || window[at + 2].opcode != Opcode.I32_ADD
                || window[at + 3].opcode != Opcode.LOCAL_TEE) {
            return Optional.empty();
        }
        int local = window[at + 3].index;
        int step = (int) window[at + 1].value;
        boolean onlyAssignment = assignments.get(local).before < start;
        return window[at].index == local && window[at].offset > start && step != 0 && onlyAssignment
                ? Optional.of(step)
                : Optional.empty();
    }
}
