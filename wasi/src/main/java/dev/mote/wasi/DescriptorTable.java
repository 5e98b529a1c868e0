package dev.mote.wasi;

import java.util.Arrays;

/** What one guest has open, by number; bounded. Used by the invocation's thread alone. */
final class DescriptorTable implements AutoCloseable {
    private final int limit;
    private final RefusalListener refusals;
    private Descriptor[] open = new Descriptor[8];

    /** @param limit descriptors open at once, the standard streams and grants among them */
    DescriptorTable(int limit, RefusalListener refusals) {
        this.limit = limit;
        this.refusals = refusals;
    }

    /** Gives a descriptor the lowest free number; closes it where there are too many. */
    int add(Descriptor descriptor) throws WasiError {
        int number = 0;
        while (number < open.length && open[number] != null) {
            number++;
        }
        if (number >= limit) {
            descriptor.close();
            throw full();
        }
        if (number == open.length) {
            open = Arrays.copyOf(open, open.length * 2);
        }
        open[number] = descriptor;
        return number;
    }

    /** Whether one more can be opened; asked before something is made that could not be given a number. */
    void checkRoom() throws WasiError {
        int used = 0;
        for (Descriptor descriptor : open) {
            used += descriptor == null ? 0 : 1;
        }
        if (used >= limit) {
            throw full();
        }
    }

    private WasiError full() {
        refusals.refused(RefusalListener.Refused.OPEN_FILES);
        return new WasiError(Errno.MFILE);
    }

    Descriptor get(int number) throws WasiError {
        if (number < 0 || number >= open.length || open[number] == null) {
            throw new WasiError(Errno.BADF);
        }
        return open[number];
    }

    FileDescriptor file(int number) throws WasiError {
        Descriptor descriptor = get(number);
        if (descriptor instanceof FileDescriptor file) {
            return file;
        }
        if (descriptor instanceof FolderDescriptor) {
            throw new WasiError(Errno.ISDIR);
        }
        throw new WasiError(Errno.SPIPE);
    }

    /** Something with a place in it: a folder has none, and is no descriptor for whoever asks. */
    FileDescriptor positioned(int number) throws WasiError {
        if (get(number) instanceof FolderDescriptor) {
            throw new WasiError(Errno.BADF);
        }
        return file(number);
    }

    FolderDescriptor folder(int number) throws WasiError {
        if (get(number) instanceof FolderDescriptor folder) {
            return folder;
        }
        throw new WasiError(Errno.NOTDIR);
    }

    Connection connection(int number) throws WasiError {
        if (get(number) instanceof Connection connection) {
            return connection;
        }
        throw new WasiError(Errno.NOTSOCK);
    }

    void close(int number) throws WasiError {
        Descriptor descriptor = get(number);
        open[number] = null;
        descriptor.close();
    }

    /** Gives a descriptor the number of another, which is closed. */
    void move(int from, int to) throws WasiError {
        Descriptor moved = get(from);
        Descriptor closed = get(to);
        if (from != to) {
            open[to] = moved;
            open[from] = null;
            closed.close();
        }
    }

    @Override
    public void close() {
        for (int number = 0; number < open.length; number++) {
            if (open[number] != null) {
                open[number].close();
                open[number] = null;
            }
        }
    }
}
