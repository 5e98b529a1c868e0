package dev.mote.engine.codegen;

import dev.mote.engine.binary.CatchKind;
import dev.mote.engine.binary.InstructionReader;
import java.util.ArrayList;
import java.util.List;

/**
 * One clause of a {@code try_table}.
 *
 * @param depth the label, counted from outside of the block
 */
record CatchClause(CatchKind kind, int tag, int depth) {
    /** The clauses of the instruction that was just read. */
    static List<CatchClause> of(InstructionReader in) {
        List<CatchClause> clauses = new ArrayList<>();
        for (int i = 0; i < in.targetCount(); i++) {
            clauses.add(new CatchClause(in.catchKind(i), in.catchTag(i), in.target(i)));
        }
        return clauses;
    }
}
