package dev.mote.wasi;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A folder of this machine by its descriptor. Only regular files are opened: a pipe could make the host wait, and a device
 * do anything.
 */
final class LinuxFolder implements Folder {
    private static final int LISTING = 16 << 10;
    private static final int LONGEST_LINK = 4_096;
    private static final int NAME_AT = 19;
    private static final int NONE = -1;

    private final int folder;
    private int listing = NONE;
    private boolean closed;

    private LinuxFolder(int folder) {
        this.folder = folder;
    }

    /** Opens the folder at a path that the operator wrote: here, and nowhere else, links are followed. */
    static LinuxFolder open(Path path) throws WasiError {
        return at(Libc.AT_FDCWD, path.toString(), 0);
    }

    @Override
    public FileStat stat() throws WasiError {
        return stat("");
    }

    @Override
    public Folder reopen() throws WasiError {
        return at(folder, ".", Libc.O_NOFOLLOW);
    }

    @Override
    public Folder open(String name) throws WasiError {
        return at(folder, name, Libc.O_NOFOLLOW);
    }

    @Override
    public FileHandle openFile(String name, OpenMode mode) throws WasiError {
        try (Arena arena = Arena.ofConfined()) {
            int file = Libc.openat(arena, folder, name, flags(mode));
            LinuxFile opened = new LinuxFile(file);
            FileType type = FileType.UNKNOWN;
            try {
                type = LinuxStat.type(Libc.statx(arena, file, ""));
            } finally {
                if (type != FileType.REGULAR_FILE) {
                    opened.close();
                }
            }
            if (type != FileType.REGULAR_FILE) {
                throw new WasiError(type == FileType.DIRECTORY ? Errno.ISDIR : Errno.ACCES);
            }
            return opened;
        }
    }

    @Override
    public FileStat stat(String name) throws WasiError {
        try (Arena arena = Arena.ofConfined()) {
            return LinuxStat.read(Libc.statx(arena, folder, name));
        }
    }

    @Override
    public String readLink(String name) throws WasiError {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment target = arena.allocate(LONGEST_LINK);
            long length = Libc.readlinkat(arena, folder, name, target);
            return text(target.asSlice(0, length).toArray(JAVA_BYTE));
        }
    }

    @Override
    public void createFolder(String name) throws WasiError {
        try (Arena arena = Arena.ofConfined()) {
            Libc.mkdirat(arena, folder, name);
        }
    }

    @Override
    public void createLink(String name, String target) throws WasiError {
        try (Arena arena = Arena.ofConfined()) {
            Libc.symlinkat(arena, target, folder, name);
        }
    }

    @Override
    public void createHardLink(String name, Folder to, String newName) throws WasiError {
        try (Arena arena = Arena.ofConfined()) {
            Libc.linkat(arena, folder, name, descriptor(to), newName);
        }
    }

    @Override
    public void rename(String name, Folder to, String newName) throws WasiError {
        try (Arena arena = Arena.ofConfined()) {
            Libc.renameat(arena, folder, name, descriptor(to), newName);
        }
    }

    @Override
    public void removeFile(String name) throws WasiError {
        try (Arena arena = Arena.ofConfined()) {
            Libc.unlinkat(arena, folder, name, 0);
        }
    }

    @Override
    public void removeFolder(String name) throws WasiError {
        try (Arena arena = Arena.ofConfined()) {
            Libc.unlinkat(arena, folder, name, Libc.AT_REMOVEDIR);
        }
    }

    @Override
    public void setTimes(Stamps times) throws WasiError {
        setTimes(".", times);
    }

    @Override
    public void setTimes(String name, Stamps times) throws WasiError {
        try (Arena arena = Arena.ofConfined()) {
            Libc.utimensat(arena, folder, name, LinuxStat.times(arena, times));
        }
    }

    @Override
    public List<FolderEntry> list(long from) throws WasiError {
        try (Arena arena = Arena.ofConfined()) {
            int readable = readable(arena);
            Libc.seek(arena, readable, from);
            MemorySegment buffer = arena.allocate(LISTING, Long.BYTES);
            return entries(buffer.asSlice(0, Libc.getdents(arena, readable, buffer)));
        }
    }

    @Override
    public void sync() throws WasiError {
        try (Arena arena = Arena.ofConfined()) {
            Libc.sync(arena, readable(arena), false);
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            Libc.close(folder);
            if (listing != NONE) {
                Libc.close(listing);
            }
        }
    }

    private static LinuxFolder at(int folder, String name, int flags) throws WasiError {
        try (Arena arena = Arena.ofConfined()) {
            // Only a place to go on from: walking through a folder takes no right to read it.
            return new LinuxFolder(Libc.openat(arena, folder, name, Libc.O_PATH | Libc.O_DIRECTORY | flags));
        }
    }

    private static int flags(OpenMode mode) {
        int flags = Libc.O_NOFOLLOW | Libc.O_NOCTTY | Libc.O_NONBLOCK;
        if (mode.write() || mode.truncate()) {
            flags |= mode.read() ? Libc.O_RDWR : Libc.O_WRONLY;
        }
        flags |= mode.create() ? Libc.O_CREAT : 0;
        flags |= mode.exclusive() ? Libc.O_EXCL : 0;
        flags |= mode.truncate() ? Libc.O_TRUNC : 0;
        return flags
                | switch (mode.sync()) {
                    case NOTHING -> 0;
                    case DATA -> Libc.O_DSYNC;
                    case EVERYTHING -> Libc.O_SYNC;
                };
    }

    private int readable(Arena arena) throws WasiError {
        if (listing == NONE) {
            listing = Libc.openat(arena, folder, ".", Libc.O_DIRECTORY | Libc.O_NOFOLLOW);
        }
        return listing;
    }

    private List<FolderEntry> entries(MemorySegment raw) throws WasiError {
        List<FolderEntry> entries = new ArrayList<>();
        for (long at = 0; at < raw.byteSize(); at += raw.get(JAVA_SHORT, at + 16) & 0xffff) {
            long end = at + NAME_AT;
            while (raw.get(JAVA_BYTE, end) != 0) {
                end++;
            }
            byte[] name = raw.asSlice(at + NAME_AT, end - at - NAME_AT).toArray(JAVA_BYTE);
            FileType type = LinuxStat.entryType(raw.get(JAVA_BYTE, at + 18));
            boolean parent = name.length == 2 && name[0] == '.' && name[1] == '.';
            // What lies above is none of the guest's business.
            long inode = parent ? stat().inode() : raw.get(JAVA_LONG, at);
            entries.add(new FolderEntry(raw.get(JAVA_LONG, at + 8), inode, type, name));
        }
        return entries;
    }

    /** Of a folder of another kind, or of one that may not be written, nothing can be moved or linked here. */
    private static int descriptor(Folder to) throws WasiError {
        if (to instanceof LinuxFolder linux) {
            return linux.folder;
        }
        throw new WasiError(to instanceof ReadOnlyFolder ? Errno.ROFS : Errno.XDEV);
    }

    private static String text(byte[] utf8) throws WasiError {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new WasiError(Errno.ILSEQ);
        }
    }
}
