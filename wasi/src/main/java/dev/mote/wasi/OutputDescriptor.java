package dev.mote.wasi;

/** A guest's standard output or standard error. */
final class OutputDescriptor implements Descriptor {
    private final ByteSink sink;
    private int flags;

    OutputDescriptor(ByteSink sink) {
        this.sink = sink;
    }

    ByteSink sink() {
        return sink;
    }

    @Override
    public FileStat stat() {
        return FileStat.of(type());
    }

    @Override
    public FileType type() {
        return sink.isTerminal() ? FileType.CHARACTER_DEVICE : FileType.UNKNOWN;
    }

    @Override
    public int flags() {
        return flags;
    }

    @Override
    public void setFlags(int wanted) throws WasiError {
        flags = Flags.changed(flags, wanted);
    }

    /** A terminal cannot be sought in: that is how programs recognise one. */
    @Override
    public long rights() {
        return Rights.OUTPUT;
    }

    @Override
    public void close() {
        // The stream is its giver's.
    }
}
