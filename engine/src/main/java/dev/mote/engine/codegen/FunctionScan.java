package dev.mote.engine.codegen;

import dev.mote.engine.binary.FunctionBody;
import dev.mote.engine.binary.Immediates;
import dev.mote.engine.binary.InstructionReader;
import dev.mote.engine.binary.Opcode;
import java.util.BitSet;
import java.util.Optional;

/** What must be known about a function before the first instruction of it is emitted. */
final class FunctionScan {
    private final LoopFinder loops = new LoopFinder();
    private final BitSet memories = new BitSet();
    private boolean calls;

    FunctionScan(InstructionReader in, FunctionBody body) {
        in.start(body);
        while (in.hasNext()) {
            Opcode opcode = in.next();
            visit(in, opcode);
            loops.visit(in, opcode);
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
        return loops.loop(offset);
    }

    private void visit(InstructionReader in, Opcode opcode) {
        switch (opcode) {
            case CALL, CALL_INDIRECT, CALL_REF, RETURN_CALL, RETURN_CALL_INDIRECT, RETURN_CALL_REF -> calls = true;
            default -> {
                if (opcode.immediates() == Immediates.MEMARG || opcode.immediates() == Immediates.MEMARG_LANE) {
                    memories.set(in.index());
                }
            }
        }
    }
}
