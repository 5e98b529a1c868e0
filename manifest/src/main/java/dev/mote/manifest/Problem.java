package dev.mote.manifest;

/**
 * One thing that is wrong with a manifest.
 *
 * @param line from 1; 0 where it is about the whole file
 * @param column from 1
 * @param message names the part, and says the fix
 */
public record Problem(int line, int column, String message) implements Comparable<Problem> {
    @Override
    public int compareTo(Problem other) {
        int byLine = Integer.compare(line, other.line);
        return byLine != 0 ? byLine : Integer.compare(column, other.column);
    }

    /** As {@code 12:3: message}. */
    @Override
    public String toString() {
        return line == 0 ? message : line + ":" + column + ": " + message;
    }
}
