package dev.mote.worlds;

import dev.mote.wasi.RefusalListener.Refused;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What one call has open, by number. Used by the invocation's thread alone; bounded per kind. */
final class Descriptors implements AutoCloseable {
    /** The first number that is not one of the three standard streams. */
    private static final int FIRST = 3;

    private final int files;
    private final int sockets;
    private final GuestLog log;
    private final Map<Integer, Descriptor> open = new HashMap<>();

    /**
     * @param files files open at once
     * @param sockets sockets open at once, counted from creation
     * @param log told where there are too many
     */
    private Descriptors(int files, int sockets, GuestLog log) {
        this.files = files;
        this.sockets = sockets;
        this.log = log;
    }

    static Descriptors of(Call call) {
        return new Descriptors(call.limits().openFiles(), call.limits().sockets(), call.log());
    }

    /** For initialisation: nothing can be opened. */
    static Descriptors none() {
        return new Descriptors(0, 0, new GuestLog(0));
    }

    /** Gives the lowest free number to a file or socket, or a negated error number when there are too many of its kind. */
    int add(Descriptor descriptor) {
        boolean isFile = descriptor instanceof OpenFile;
        long used = open.values().stream()
                .filter(other -> other instanceof OpenFile == isFile)
                .count();
        if (used >= (isFile ? files : sockets)) {
            log.refused(isFile ? Refused.OPEN_FILES : Refused.SOCKETS);
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
