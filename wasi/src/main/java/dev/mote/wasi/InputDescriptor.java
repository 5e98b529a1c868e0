package dev.mote.wasi;

/** A guest's standard input. */
final class InputDescriptor implements Descriptor {
    private final ByteSource source;
    private int flags;

    InputDescriptor(ByteSource source) {
        this.source = source;
    }

    ByteSource source() {
        return source;
    }

    @Override
    public FileStat stat() {
        return FileStat.of(type());
    }

    @Override
    public FileType type() {
        return source.isTerminal() ? FileType.CHARACTER_DEVICE : FileType.UNKNOWN;
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
        return Rights.INPUT;
    }

    @Override
    public void close() {
        // The stream is its giver's.
    }
}
