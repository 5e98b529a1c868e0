package dev.mote.engine.binary;

import java.util.Optional;

/**
 * A data segment, as a range of the module's bytes.
 *
 * @param memory where an active segment goes
 * @param offset where in that memory; empty for a passive segment
 */
public record DataSegment(int memory, Optional<ConstExpr> offset, int start, int end) {
    public int length() {
        return end - start;
    }
}
