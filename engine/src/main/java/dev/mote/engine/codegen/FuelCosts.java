package dev.mote.engine.codegen;

import dev.mote.engine.binary.FunctionBody;
import dev.mote.engine.binary.InstructionReader;
import dev.mote.engine.binary.Opcode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What each stretch of a function without a branch costs: one unit for each instruction that does something. A stretch is
 * paid for where it begins, so its price depends on the WebAssembly alone and not on the shape of the code. Immutable.
 */
final class FuelCosts {
    /** Functions of more units look at what is left after each call too, so that long returns cannot run up a debt. */
    private static final int LARGE = 1_000;

    /** @param checked whether what is left is looked at here: at the function's entry and in each loop */
    record Stretch(int units, boolean checked) {}

    private final Map<Integer, Stretch> stretches = new HashMap<>();
    private int total;

    FuelCosts(InstructionReader in, FunctionBody body) {
        in.start(body);
        Deque<Opcode> blocks = new ArrayDeque<>();
        int start = in.nextOffset();
        boolean checked = true;
        int units = 0;
        while (in.hasNext()) {
            Opcode opcode = in.next();
            units += units(opcode);
            if (endsStretch(opcode, blocks)) {
                add(start, units, checked);
                start = in.nextOffset();
                checked = opcode == Opcode.LOOP;
                units = 0;
            }
        }
        add(start, units, checked);
    }

    /** The stretch that begins at that offset. */
    Optional<Stretch> at(int offset) {
        return Optional.ofNullable(stretches.get(offset));
    }

    boolean checksCalls() {
        return total > LARGE;
    }

    /** How many operands an instruction has whose work grows with the topmost of them; 0 for all others. */
    static int bulkOperands(Opcode opcode) {
        return switch (opcode) {
            case MEMORY_FILL, MEMORY_COPY, MEMORY_INIT, TABLE_FILL, TABLE_COPY, TABLE_INIT -> 3;
            case ARRAY_NEW, ARRAY_NEW_DATA, ARRAY_NEW_ELEM -> 2;
            case ARRAY_NEW_DEFAULT -> 1;
            case ARRAY_FILL, ARRAY_INIT_DATA, ARRAY_INIT_ELEM -> 4;
            case ARRAY_COPY -> 5;
            default -> 0;
        };
    }

    private void add(int start, int units, boolean checked) {
        total += units;
        if (units > 0 || checked) {
            stretches.put(start, new Stretch(units, checked));
        }
    }

    private static int units(Opcode opcode) {
        return switch (opcode) {
            case NOP, BLOCK, LOOP, ELSE, END, TRY, TRY_TABLE, CATCH, CATCH_ALL, DELEGATE, DROP -> 0;
            default -> 1;
        };
    }

    /** Whether another path can join behind the instruction, or the path divides there. */
    private static boolean endsStretch(Opcode opcode, Deque<Opcode> blocks) {
        return switch (opcode) {
            case BLOCK, TRY, TRY_TABLE -> {
                blocks.push(opcode);
                yield false;
            }
            case LOOP, IF -> {
                blocks.push(opcode);
                yield true;
            }
            // Nothing branches to the end of a loop.
            case END -> blocks.isEmpty() || blocks.pop() != Opcode.LOOP;
            case DELEGATE -> {
                blocks.pop();
                yield true;
            }
            case ELSE, CATCH, CATCH_ALL, BR, BR_IF, BR_TABLE -> true;
            case BR_ON_NULL, BR_ON_NON_NULL, BR_ON_CAST, BR_ON_CAST_FAIL -> true;
            case RETURN, RETURN_CALL, RETURN_CALL_INDIRECT, RETURN_CALL_REF -> true;
            case UNREACHABLE, THROW, THROW_REF, RETHROW -> true;
            default -> false;
        };
    }
}
