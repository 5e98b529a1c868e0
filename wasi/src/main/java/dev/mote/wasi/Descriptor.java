package dev.mote.wasi;

/** Something a guest has open under a number. Used by the invocation's thread alone. */
sealed interface Descriptor
        permits InputDescriptor, OutputDescriptor, FileDescriptor, FolderDescriptor, ListenerDescriptor, Connection {
    FileStat stat() throws WasiError;

    FileType type();

    /** The flags that the guest set, see {@link Flags}. */
    int flags();

    /** Changes those flags that can be changed later. */
    void setFlags(int flags) throws WasiError;

    long rights();

    /** What is inherited by what is opened below. */
    default long inherited() {
        return 0;
    }

    /** Gives back what the host holds for it. */
    void close();
}
