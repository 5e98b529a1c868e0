package dev.mote.wasi;

import dev.mote.engine.Memory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The structures of WASI 0.1 as guests see them; every byte of them is written, padding too. */
final class Structs {
    static final int FILESTAT = 64;
    static final int FDSTAT = 24;
    static final int PRESTAT = 8;
    static final int DIRENT = 24;
    static final int EVENT = 32;

    private Structs() {}

    static void filestat(Memory memory, int at, FileStat stat) {
        memory.putLong(at, stat.device());
        memory.putLong(at + 8, stat.inode());
        memory.putLong(at + 16, stat.type().code());
        memory.putLong(at + 24, stat.links());
        memory.putLong(at + 32, stat.size());
        memory.putLong(at + 40, stat.accessed());
        memory.putLong(at + 48, stat.modified());
        memory.putLong(at + 56, stat.changed());
    }

    static void fdstat(Memory memory, int at, Descriptor descriptor) {
        memory.putLong(at, descriptor.type().code() | (long) descriptor.flags() << 16);
        memory.putLong(at + 8, descriptor.rights());
        memory.putLong(at + 16, descriptor.inherited());
    }

    static byte[] dirent(FolderEntry entry) {
        byte[] name = entry.name();
        ByteBuffer bytes = ByteBuffer.allocate(DIRENT + name.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(entry.next()).putLong(entry.inode()).putInt(name.length);
        bytes.putInt(entry.type().code()).put(name);
        return bytes.array();
    }

    /** @param kind what was waited for, as the guest numbers it */
    static void event(Memory memory, int at, long userData, Errno error, int kind, long bytes, int flags) {
        memory.putLong(at, userData);
        memory.putLong(at + 8, error.code() | (long) kind << 16);
        memory.putLong(at + 16, bytes);
        memory.putLong(at + 24, flags);
    }
}
