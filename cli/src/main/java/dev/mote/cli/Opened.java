package dev.mote.cli;

import java.util.ArrayDeque;
import java.util.Deque;

/** What was opened so far while a node starts. Used by one thread. */
final class Opened {
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    <T extends AutoCloseable> T add(T part) {
        parts.push(part);
        return part;
    }

    /** Closes the parts, the last one first. */
    void close(RuntimeException because) {
        for (AutoCloseable part : parts) {
            try {
                part.close();
            } catch (Exception e) {
                because.addSuppressed(e);
            }
        }
    }
}
