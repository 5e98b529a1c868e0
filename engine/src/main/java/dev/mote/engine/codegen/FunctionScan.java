package dev.mote.engine.codegen;

import dev.mote.engine.binary.FunctionBody;
import dev.mote.engine.binary.Immediates;
import dev.mote.engine.binary.InstructionReader;
import dev.mote.engine.binary.Opcode;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What must be known about a function before the first instruction of it is emitted. */
final class FunctionScan {
    private static final int WINDOW = 7;
    private static final int NEVER = -1;
    private static final int NO_LOOP = -1;

    /** An instruction seen before, as far as the end of a loop is recognised by it. */
    private record Seen(Opcode opcode, int offset, int index, long value) {}

    private final Seen[] window = new Seen[WINDOW];
    private final Map<Integer, Assignments> assignments = new HashMap<>();
    private final Deque<Integer> blocks = new ArrayDeque<>();
    private final Map<Integer, CountedLoop> loops = new HashMap<>();
    private final BitSet memories = new BitSet();
    private boolean calls;

    /** Offsets of the last two assignments to a local. */
    private record Assignments(int last, int before) {}

    FunctionScan(InstructionReader in, FunctionBody body) {
        in.start(body);
        while (in.hasNext()) {
            visit(in, in.next());
        }
    }

    /** The memories that the function loads from or stores to. */
    BitSet memories() {
        return memories;
    }

    /** Whether the function calls another, and so may recurse. */
    boolean hasCalls() {
        return calls;
    }

    /** The loop whose instruction is at that offset, if it counts. */
    Optional<CountedLoop> loop(int offset) {
        return Optional.ofNullable(loops.get(offset));
    }

    private void visit(InstructionReader in, Opcode opcode) {
        switch (opcode) {
            case LOOP -> blocks.push(in.offset());
            case BLOCK, IF, TRY, TRY_TABLE -> blocks.push(NO_LOOP);
            case END, DELEGATE -> endBlock();
            case CALL, CALL_INDIRECT, CALL_REF, RETURN_CALL, RETURN_CALL_INDIRECT, RETURN_CALL_REF -> calls = true;
            case LOCAL_SET, LOCAL_TEE ->
                assignments.merge(
                        in.index(),
                        new Assignments(in.offset(), NEVER),
                        (old, now) -> new Assignments(now.last, old.last));
            default -> {
                if (opcode.immediates() == Immediates.MEMARG || opcode.immediates() == Immediates.MEMARG_LANE) {
                    memories.set(in.index());
                }
            }
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

    /** The last instructions of the loop: {@code i += step; if (i != limit) continue}. */
    private Optional<CountedLoop> counted(int start) {
        if (window[0] == null
                || window[0].opcode != Opcode.LOCAL_GET
                || window[1].opcode != Opcode.I32_CONST
                || window[2].opcode != Opcode.I32_ADD
                || window[3].opcode != Opcode.LOCAL_TEE
                || window[4].opcode != Opcode.I32_CONST
                || window[5].opcode != Opcode.I32_NE
                || window[6].opcode != Opcode.BR_IF
                || window[6].index != 0) {
            return Optional.empty();
        }
        int local = window[3].index;
        int step = (int) window[1].value;
        boolean onlyAssignment = assignments.get(local).before < start;
        return window[0].index == local && window[0].offset > start && step != 0 && onlyAssignment
                ? Optional.of(new CountedLoop(local, step, (int) window[4].value, window[5].offset))
                : Optional.empty();
    }
}
