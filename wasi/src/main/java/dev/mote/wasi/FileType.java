package dev.mote.wasi;

/** What a descriptor or a directory entry is. The order is the numbering of WASI 0.1. */
public enum FileType {
    UNKNOWN,
    BLOCK_DEVICE,
    CHARACTER_DEVICE,
    DIRECTORY,
    REGULAR_FILE,
    SOCKET_DATAGRAM,
    SOCKET_STREAM,
    SYMBOLIC_LINK;

    /** The number that WASI 0.1 gives it. */
    // The order is the standard's, and a table beside it could only differ from it by mistake.
    @SuppressWarnings("EnumOrdinal")
    public int code() {
        return ordinal();
    }
}
