package dev.mote.engine.endive;

import run.endive.wasm.types.DataSegment;
import run.endive.wasm.types.PassiveDataSegment;

/** The data segments of one instance, which forgets those it drops. */
final class DataSegments {
    static final DataSegments NONE = new DataSegments();

    private final DataSegment[] segments;

    DataSegments(DataSegment... segments) {
        this.segments = segments.clone();
    }

    byte[] data(int segment) {
        return segments[segment].data();
    }

    /** The array itself: Endive's instance drops segments in it. */
    DataSegment[] shared() {
        return segments;
    }

    void drop(int segment) {
        segments[segment] = PassiveDataSegment.EMPTY;
    }

    /** What is left now. */
    DataSegments copy() {
        return new DataSegments(segments);
    }
}
