package dev.mote.wasi;

/** An open file, and where in it the guest is. */
final class FileDescriptor implements Descriptor {
    private final FileHandle file;
    private final OpenMode mode;
    private int flags;
    private long position;

    FileDescriptor(FileHandle file, OpenMode mode, int flags) {
        this.file = file;
        this.mode = mode;
        this.flags = flags;
    }

    FileHandle file() {
        return file;
    }

    long position() {
        return position;
    }

    /** Reads where the guest is, and moves on. */
    int read(byte[] into, int length) throws WasiError {
        int count = readAt(into, length, position);
        position += count;
        return count;
    }

    int readAt(byte[] into, int length, long at) throws WasiError {
        if (!mode.read()) {
            throw new WasiError(Errno.BADF);
        }
        return file.read(into, 0, length, checked(at));
    }

    /** Writes where the guest is, or at the end where it asked for that, and moves on. */
    int write(byte[] from, int offset, int length) throws WasiError {
        int count = writeAt(from, offset, length, position);
        position = appends() ? file.stat().size() : position + count;
        return count;
    }

    /** Writes there, or at the end where the guest asked for that of all its writes: Linux does the same. */
    int writeAt(byte[] from, int offset, int length, long at) throws WasiError {
        checkWritable();
        long place = checked(at);
        return appends() ? file.append(from, offset, length) : file.write(from, offset, length, place);
    }

    private boolean appends() {
        return (flags & Flags.APPEND) != 0;
    }

    /** @param whence 0 from the start, 1 from here, 2 from the end */
    long seek(long distance, int whence) throws WasiError {
        long from = switch (whence) {
            case 0 -> 0;
            case 1 -> position;
            case 2 -> file.stat().size();
            default -> throw new WasiError(Errno.INVAL);
        };
        long to = from + distance;
        if (distance > 0 && to < from) {
            throw new WasiError(Errno.OVERFLOW);
        }
        position = checked(to);
        return position;
    }

    void setSize(long size) throws WasiError {
        checkWritable();
        file.setSize(checked(size));
    }

    void allocate(long at, long length) throws WasiError {
        checkWritable();
        if (length <= 0 || at < 0 || at + length < 0) {
            throw new WasiError(Errno.INVAL);
        }
        file.allocate(at, length);
    }

    @Override
    public FileStat stat() throws WasiError {
        return file.stat();
    }

    @Override
    public FileType type() {
        return FileType.REGULAR_FILE;
    }

    @Override
    public int flags() {
        return flags;
    }

    @Override
    public void setFlags(int wanted) throws WasiError {
        flags = Flags.changed(flags, wanted);
    }

    @Override
    public long rights() {
        return Rights.ofFile(mode);
    }

    @Override
    public void close() {
        file.close();
    }

    private void checkWritable() throws WasiError {
        if (!mode.write()) {
            throw new WasiError(Errno.BADF);
        }
    }

    private static long checked(long place) throws WasiError {
        if (place < 0) {
            throw new WasiError(Errno.INVAL);
        }
        return place;
    }
}
