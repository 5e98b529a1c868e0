package dev.mote.engine.binary;

/** The clauses of a {@code try_table}; the order is that of the binary format. */
public enum CatchKind {
    CATCH,
    CATCH_REF,
    CATCH_ALL,
    CATCH_ALL_REF;

    public boolean hasTag() {
        return this == CATCH || this == CATCH_REF;
    }

    /** Whether the clause gives the exception itself to its label, after the values of the tag. */
    public boolean hasReference() {
        return this == CATCH_REF || this == CATCH_ALL_REF;
    }
}
