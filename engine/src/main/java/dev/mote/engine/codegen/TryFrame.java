package dev.mote.engine.codegen;

import java.lang.classfile.Label;
import java.util.List;

/** What a block that catches exceptions needs besides being a block. */
sealed interface TryFrame {
    /** A {@code try_table}: its handlers follow its end. */
    record Table(Label start, List<CatchClause> clauses) implements TryFrame {}

    /**
     * A legacy {@code try}: its handlers are parts of the block.
     *
     * @param handler where its exceptions go, with the exception on the JVM's stack
     */
    record Legacy(Label start, Label handler) implements TryFrame {}

    /**
     * A legacy {@code catch} or {@code catch_all}.
     *
     * @param next where an exception of another tag goes
     */
    record Catch(int exceptionSlot, Label next, boolean all) implements TryFrame {}
}
