package dev.mote.wasi;

import dev.mote.engine.CoreInstance;
import dev.mote.engine.Memory;
import dev.mote.engine.Offer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What a guest does with a path below a folder that it has open. */
final class Preview1Paths {
    private static final int OK = 0;
    private static final int FOLLOW = 1;

    private static final int CREATE = 1;
    private static final int FOLDER_ONLY = 1 << 1;
    private static final int EXCLUSIVE = 1 << 2;
    private static final int TRUNCATE = 1 << 3;

    private Preview1Paths() {}

    @Offer("path_open")
    static int open(
            CoreInstance instance,
            int fd,
            int lookup,
            int path,
            int length,
            int how,
            long rights,
            long inherited,
            int flags,
            int result) {
        try {
            WasiProcess process = WasiProcess.withReserve(instance);
            Folder at = process.table().folder(fd).folder();
            String name = GuestText.read(instance.memory(), path, length);
            instance.memory().check(result, 4);
            Flags.check(flags);
            if ((how & ~(CREATE | FOLDER_ONLY | EXCLUSIVE | TRUNCATE)) != 0) {
                throw new WasiError(Errno.INVAL);
            }
            process.table().checkRoom();
            Descriptor opened = open(at, name, (lookup & FOLLOW) != 0, mode(how, rights, flags), how, flags);
            instance.memory().putInt(result, process.table().add(opened));
            return OK;
        } catch (WasiError e) {
            return e.errno().code();
        }
    }

    @Offer("path_create_directory")
    static int createDirectory(CoreInstance instance, int fd, int path, int length) {
        try {
            Folder at = folder(instance, fd);
            PathOperations.createFolder(at, GuestText.read(instance.memory(), path, length));
            return OK;
        } catch (WasiError e) {
            return e.errno().code();
        }
    }

    @Offer("path_filestat_get")
    static int filestatGet(CoreInstance instance, int fd, int lookup, int path, int length, int result) {
        try {
            Folder at = folder(instance, fd);
            String name = GuestText.read(instance.memory(), path, length);
            instance.memory().check(result, Structs.FILESTAT);
            Structs.filestat(instance.memory(), result, PathOperations.stat(at, name, (lookup & FOLLOW) != 0));
            return OK;
        } catch (WasiError e) {
            return e.errno().code();
        }
    }

    @Offer("path_filestat_set_times")
    static int filestatSetTimes(
            CoreInstance instance, int fd, int lookup, int path, int length, long accessed, long modified, int flags) {
        try {
            Folder at = folder(instance, fd);
            String name = GuestText.read(instance.memory(), path, length);
            Stamps stamps = TimeFlags.stamps(accessed, modified, flags);
            PathOperations.setTimes(at, name, (lookup & FOLLOW) != 0, stamps);
            return OK;
        } catch (WasiError e) {
            return e.errno().code();
        }
    }

    @Offer("path_link")
    static int link(
            CoreInstance instance, int fd, int lookup, int path, int length, int newFd, int newPath, int newLength) {
        try {
            Folder at = folder(instance, fd);
            Folder to = folder(instance, newFd);
            String name = GuestText.read(instance.memory(), path, length);
            String newName = GuestText.read(instance.memory(), newPath, newLength);
            if ((lookup & FOLLOW) != 0) {
                throw new WasiError(Errno.INVAL);
            }
            PathOperations.createHardLink(at, name, to, newName);
            return OK;
        } catch (WasiError e) {
            return e.errno().code();
        }
    }

    @Offer("path_readlink")
    static int readlink(CoreInstance instance, int fd, int path, int length, int into, int room, int result) {
        try {
            Folder at = folder(instance, fd);
            Memory memory = instance.memory();
            String name = GuestText.read(memory, path, length);
            memory.check(into, room);
            memory.check(result, 4);
            byte[] target = PathOperations.readLink(at, name).getBytes(StandardCharsets.UTF_8);
            int fits = (int) Math.min(target.length, Integer.toUnsignedLong(room));
            memory.write(into, target, 0, fits);
            memory.putInt(result, fits);
            return OK;
        } catch (WasiError e) {
            return e.errno().code();
        }
    }

    @Offer("path_remove_directory")
    static int removeDirectory(CoreInstance instance, int fd, int path, int length) {
        try {
            Folder at = folder(instance, fd);
            PathOperations.removeFolder(at, GuestText.read(instance.memory(), path, length));
            return OK;
        } catch (WasiError e) {
            return e.errno().code();
        }
    }

    @Offer("path_rename")
    static int rename(CoreInstance instance, int fd, int path, int length, int newFd, int newPath, int newLength) {
        try {
            Folder at = folder(instance, fd);
            Folder to = folder(instance, newFd);
            String name = GuestText.read(instance.memory(), path, length);
            PathOperations.rename(at, name, to, GuestText.read(instance.memory(), newPath, newLength));
            return OK;
        } catch (WasiError e) {
            return e.errno().code();
        }
    }

    @Offer("path_symlink")
    static int symlink(CoreInstance instance, int target, int targetLength, int fd, int path, int length) {
        try {
            Folder at = folder(instance, fd);
            String to = GuestText.read(instance.memory(), target, targetLength);
            PathOperations.createLink(to, at, GuestText.read(instance.memory(), path, length));
            return OK;
        } catch (WasiError e) {
            return e.errno().code();
        }
    }

    @Offer("path_unlink_file")
    static int unlinkFile(CoreInstance instance, int fd, int path, int length) {
        try {
            Folder at = folder(instance, fd);
            PathOperations.removeFile(at, GuestText.read(instance.memory(), path, length));
            return OK;
        } catch (WasiError e) {
            return e.errno().code();
        }
    }

    private static Descriptor open(Folder at, String name, boolean follow, OpenMode mode, int how, int flags)
            throws WasiError {
        PathOperations.Opened opened = PathOperations.open(at, name, follow, mode, (how & FOLDER_ONLY) != 0);
        if (opened instanceof PathOperations.Opened.OfFolder(Folder folder)) {
            return new FolderDescriptor(folder, Optional.empty());
        }
        return new FileDescriptor(((PathOperations.Opened.OfFile) opened).file(), mode, flags);
    }

    private static OpenMode mode(int how, long rights, int flags) {
        return new OpenMode(
                (rights & Rights.FD_READ) != 0,
                (rights & Rights.FD_WRITE) != 0,
                (how & CREATE) != 0,
                (how & EXCLUSIVE) != 0,
                (how & TRUNCATE) != 0,
                Flags.sync(flags));
    }

    private static Folder folder(CoreInstance instance, int fd) throws WasiError {
        return WasiProcess.withReserve(instance).table().folder(fd).folder();
    }
}
