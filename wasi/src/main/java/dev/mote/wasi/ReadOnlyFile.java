package dev.mote.wasi;

/** A file of a tree that is granted for reading. */
final class ReadOnlyFile implements FileHandle {
    private final FileHandle file;

    ReadOnlyFile(FileHandle file) {
        this.file = file;
    }

    @Override
    public FileStat stat() throws WasiError {
        return file.stat();
    }

    @Override
    public int read(byte[] into, int offset, int length, long position) throws WasiError {
        return file.read(into, offset, length, position);
    }

    @Override
    public int write(byte[] from, int offset, int length, long position) throws WasiError {
        throw ReadOnlyFolder.refused();
    }

    @Override
    public int append(byte[] from, int offset, int length) throws WasiError {
        throw ReadOnlyFolder.refused();
    }

    @Override
    public void setSize(long size) throws WasiError {
        throw ReadOnlyFolder.refused();
    }

    @Override
    public void allocate(long position, long length) throws WasiError {
        throw ReadOnlyFolder.refused();
    }

    @Override
    public void setTimes(Stamps times) throws WasiError {
        throw ReadOnlyFolder.refused();
    }

    @Override
    public void sync(boolean dataOnly) throws WasiError {
        file.sync(dataOnly);
    }

    @Override
    public void close() {
        file.close();
    }
}
