package dev.mote.wasi;

/**
 * How a file is opened.
 *
 * @param create makes the file where there is none
 * @param exclusive fails where there is one
 * @param truncate empties it
 * @param sync what a write waits for
 */
public record OpenMode(boolean read, boolean write, boolean create, boolean exclusive, boolean truncate, Sync sync) {
    /** What a write waits for before it returns. */
    public enum Sync {
        NOTHING,
        DATA,
        EVERYTHING
    }

    /** To be read, and nothing else. */
    static OpenMode reading() {
        return new OpenMode(true, false, false, false, false, Sync.NOTHING);
    }

    /** Whether it changes the file or the folder around it. */
    boolean changes() {
        return write || create || truncate;
    }
}
