package dev.mote.worlds;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What one call has open, by number. Used by the invocation's thread alone; bounded per kind. */
final class Descriptors implements AutoCloseable {
    /** Files that a call can have open at once. */
    static final int FILES = 16;

    /** The first number that is not one of the three standard streams. */
    private static final int FIRST = 3;

    private final int sockets;
    private final Map<Integer, Descriptor> open = new HashMap<>();

    /** @param sockets sockets open at once, counted from creation */
    Descriptors(int sockets) {
        this.sockets = sockets;
    }

    /** Gives the lowest free number to a file or socket, or a negated error number when there are too many of its kind. */
    int add(Descriptor descriptor) {
        int limit = descriptor instanceof OpenFile ? FILES : sockets;
        long used = open.values().stream()
                .filter(other -> other instanceof OpenFile == descriptor instanceof OpenFile)
                .count();
        if (used >= limit) {
            return -Errno.EMFILE;
        }
        int number = FIRST;
        while (open.putIfAbsent(number, descriptor) != null) {
            number++;
        }
        return number;
    }

    Optional<Descriptor> find(int number) {
        return Optional.ofNullable(open.get(number));
    }

    /** Closes one; false where nothing is open under this number. */
    boolean close(int number) {
        Descriptor descriptor = open.remove(number);
        if (descriptor == null) {
            return false;
        }
        descriptor.close();
        return true;
    }

    @Override
    public void close() {
        open.values().forEach(Descriptor::close);
        open.clear();
    }
}
