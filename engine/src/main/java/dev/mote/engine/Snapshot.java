package dev.mote.engine;

/**
 * The state of an instance right after initialisation: memories, globals, tables. Immutable and shared by any number of
 * instances, each of which pays only for what it touches.
 */
public interface Snapshot {
    /** Bytes of memory that the snapshot itself holds. */
    long bytes();
}
