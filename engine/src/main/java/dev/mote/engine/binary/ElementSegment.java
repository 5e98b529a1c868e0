package dev.mote.engine.binary;

import java.util.Optional;

/**
 * An element segment.
 *
 * @param type {@link TypeCode} of its elements
 * @param table where an active segment goes
 * @param offset where in that table; present for an active segment only
 */
public record ElementSegment(Mode mode, int type, int table, Optional<ConstExpr> offset, Elements elements) {

    /** When a segment is copied to a table. */
    public enum Mode {
        ACTIVE,
        PASSIVE,
        DECLARED
    }
}
