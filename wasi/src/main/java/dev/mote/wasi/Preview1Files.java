package dev.mote.wasi;

import dev.mote.engine.CoreInstance;
import dev.mote.engine.Memory;
import dev.mote.engine.Offer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a guest does with something open, by its number. */
final class Preview1Files {
    private static final int OK = 0;
    private static final int WHENCE_END = 2;
    private static final int ADVICE_END = 5;

    private Preview1Files() {}

    @Offer("fd_read")
    static int read(CoreInstance instance, int fd, int list, int count, int result) {
        try {
            Descriptor descriptor = WasiProcess.of(instance).table().get(fd);
            GuestBuffers buffers = GuestBuffers.read(instance.memory(), list, count);
            instance.memory().check(result, 4);
            instance.memory().putInt(result, Transfer.read(instance.run(), descriptor, buffers));
            return OK;
        } catch (WasiError e) {
            return e.errno().code();
        }
    }

    @Offer("fd_pread")
    static int pread(CoreInstance instance, int fd, int list, int count, long position, int result) {
        try {
            FileDescriptor file = WasiProcess.of(instance).table().file(fd);
            GuestBuffers buffers = GuestBuffers.read(instance.memory(), list, count);
            instance.memory().check(result, 4);
            instance.memory().putInt(result, Transfer.readAt(instance.run(), file, buffers, position));
            return OK;
        } catch (WasiError e) {
            return e.errno().code();
        }
    }

    @Offer("fd_write")
    static int write(CoreInstance instance, int fd, int list, int count, int result) {
        try {
            Descriptor descriptor = WasiProcess.of(instance).table().get(fd);
            GuestBuffers buffers = GuestBuffers.read(instance.memory(), list, count);
            instance.memory().check(result, 4);
            instance.memory().putInt(result, Transfer.write(instance.run(), descriptor, buffers));
            return OK;
        } catch (WasiError e) {
            return e.errno().code();
        }
    }

    @Offer("fd_pwrite")
    static int pwrite(CoreInstance instance, int fd, int list, int count, long position, int result) {
        try {
            FileDescriptor file = WasiProcess.of(instance).table().file(fd);
            GuestBuffers buffers = GuestBuffers.read(instance.memory(), list, count);
            instance.memory().check(result, 4);
            instance.memory().putInt(result, Transfer.writeAt(instance.run(), file, buffers, position));
            return OK;
        } catch (WasiError e) {
            return e.errno().code();
        }
    }

    @Offer("fd_seek")
    static int seek(CoreInstance instance, int fd, long distance, int whence, int result) {
        try {
            FileDescriptor file = WasiProcess.of(instance).table().positioned(fd);
            instance.memory().check(result, 8);
            if (whence < 0 || whence > WHENCE_END) {
                throw new WasiError(Errno.INVAL);
            }
            instance.memory().putLong(result, file.seek(distance, whence));
            return OK;
        } catch (WasiError e) {
            return e.errno().code();
        }
    }

    @Offer("fd_tell")
    static int tell(CoreInstance instance, int fd, int result) {
        try {
            FileDescriptor file = WasiProcess.of(instance).table().positioned(fd);
            instance.memory().putLong(result, file.position());
            return OK;
        } catch (WasiError e) {
            return e.errno().code();
        }
    }

    @Offer("fd_close")
    static int close(CoreInstance instance, int fd) {
        try {
            WasiProcess.withReserve(instance).table().close(fd);
            return OK;
        } catch (WasiError e) {
            return e.errno().code();
        }
    }

    @Offer("fd_renumber")
    static int renumber(CoreInstance instance, int from, int to) {
        try {
            WasiProcess.withReserve(instance).table().move(from, to);
            return OK;
        } catch (WasiError e) {
            return e.errno().code();
        }
    }

    @Offer("fd_advise")
    static int advise(CoreInstance instance, int fd, long position, long length, int advice) {
        try {
            WasiProcess.of(instance).table().file(fd);
            if (position < 0 || length < 0 || advice < 0 || advice > ADVICE_END) {
                throw new WasiError(Errno.INVAL);
            }
            return OK;
        } catch (WasiError e) {
            return e.errno().code();
        }
    }

    @Offer("fd_allocate")
    static int allocate(CoreInstance instance, int fd, long position, long length) {
        try {
            FileDescriptor file = WasiProcess.withReserve(instance).table().file(fd);
            WasiProcess.blocking(instance.run(), () -> {
                file.allocate(position, length);
                return OK;
            });
            return OK;
        } catch (WasiError e) {
            return e.errno().code();
        }
    }

    @Offer("fd_sync")
    static int sync(CoreInstance instance, int fd) {
        return sync(instance, fd, false);
    }

    @Offer("fd_datasync")
    static int datasync(CoreInstance instance, int fd) {
        return sync(instance, fd, true);
    }

    @Offer("fd_fdstat_get")
    static int fdstatGet(CoreInstance instance, int fd, int result) {
        try {
            Descriptor descriptor = WasiProcess.of(instance).table().get(fd);
            instance.memory().check(result, Structs.FDSTAT);
            Structs.fdstat(instance.memory(), result, descriptor);
            return OK;
        } catch (WasiError e) {
            return e.errno().code();
        }
    }

    @Offer("fd_fdstat_set_flags")
    static int fdstatSetFlags(CoreInstance instance, int fd, int flags) {
        try {
            WasiProcess.of(instance).table().get(fd).setFlags(flags);
            return OK;
        } catch (WasiError e) {
            return e.errno().code();
        }
    }

    /** Rights are shown and not counted down: what may be done is the grant's to say. */
    @Offer("fd_fdstat_set_rights")
    static int fdstatSetRights(CoreInstance instance, int fd, long rights, long inherited) {
        try {
            WasiProcess.of(instance).table().get(fd);
            return Errno.NOTSUP.code();
        } catch (WasiError e) {
            return e.errno().code();
        }
    }

    @Offer("fd_filestat_get")
    static int filestatGet(CoreInstance instance, int fd, int result) {
        try {
            Descriptor descriptor = WasiProcess.of(instance).table().get(fd);
            instance.memory().check(result, Structs.FILESTAT);
            Structs.filestat(instance.memory(), result, descriptor.stat());
            return OK;
        } catch (WasiError e) {
            return e.errno().code();
        }
    }

    @Offer("fd_filestat_set_size")
    static int filestatSetSize(CoreInstance instance, int fd, long size) {
        try {
            WasiProcess.of(instance).table().file(fd).setSize(size);
            return OK;
        } catch (WasiError e) {
            return e.errno().code();
        }
    }

    @Offer("fd_filestat_set_times")
    static int filestatSetTimes(CoreInstance instance, int fd, long accessed, long modified, int flags) {
        try {
            Descriptor descriptor = WasiProcess.of(instance).table().get(fd);
            Stamps stamps = TimeFlags.stamps(accessed, modified, flags);
            if (descriptor instanceof FileDescriptor file) {
                file.file().setTimes(stamps);
            } else if (descriptor instanceof FolderDescriptor folder) {
                folder.folder().setTimes(stamps);
            } else {
                throw new WasiError(Errno.INVAL);
            }
            return OK;
        } catch (WasiError e) {
            return e.errno().code();
        }
    }

    @Offer("fd_prestat_get")
    static int prestatGet(CoreInstance instance, int fd, int result) {
        try {
            byte[] name = grantName(instance, fd);
            instance.memory().check(result, Structs.PRESTAT);
            instance.memory().putInt(result, 0);
            instance.memory().putInt(result + 4, name.length);
            return OK;
        } catch (WasiError e) {
            return e.errno().code();
        }
    }

    @Offer("fd_prestat_dir_name")
    static int prestatDirName(CoreInstance instance, int fd, int into, int length) {
        try {
            byte[] name = grantName(instance, fd);
            instance.memory().check(into, length);
            if (Integer.compareUnsigned(length, name.length) < 0) {
                throw new WasiError(Errno.NAMETOOLONG);
            }
            instance.memory().write(into, name);
            return OK;
        } catch (WasiError e) {
            return e.errno().code();
        }
    }

    @Offer("fd_readdir")
    static int readdir(CoreInstance instance, int fd, int into, int length, long cookie, int result) {
        try {
            Folder folder = WasiProcess.withReserve(instance).table().folder(fd).folder();
            Memory memory = instance.memory();
            memory.check(into, length);
            memory.check(result, 4);
            memory.putInt(result, list(instance, folder, into, length, cookie));
            return OK;
        } catch (WasiError e) {
            return e.errno().code();
        }
    }

    /** Fills the buffer, cutting the last entry off where it ends: a full buffer tells the guest to come again. */
    private static int list(CoreInstance instance, Folder folder, int into, int length, long cookie) throws WasiError {
        long room = Integer.toUnsignedLong(length);
        long used = 0;
        long from = cookie;
        while (used < room) {
            instance.run().checkStopped();
            List<FolderEntry> entries = folder.list(from);
            if (entries.isEmpty()) {
                break;
            }
            for (FolderEntry entry : entries) {
                byte[] bytes = Structs.dirent(entry);
                int fits = (int) Math.min(bytes.length, room - used);
                instance.memory().write((int) (into + used), bytes, 0, fits);
                used += fits;
                from = entry.next();
            }
        }
        return (int) used;
    }

    private static int sync(CoreInstance instance, int fd, boolean dataOnly) {
        try {
            Descriptor descriptor = WasiProcess.withReserve(instance).table().get(fd);
            WasiProcess.blocking(instance.run(), () -> {
                if (descriptor instanceof FileDescriptor file) {
                    file.file().sync(dataOnly);
                } else if (descriptor instanceof FolderDescriptor folder) {
                    folder.folder().sync();
                } else {
                    throw new WasiError(Errno.INVAL);
                }
                return OK;
            });
            return OK;
        } catch (WasiError e) {
            return e.errno().code();
        }
    }

    private static byte[] grantName(CoreInstance instance, int fd) throws WasiError {
        if (WasiProcess.of(instance).table().get(fd) instanceof FolderDescriptor folder
                && folder.grant().isPresent()) {
            return folder.grant().get().getBytes(StandardCharsets.UTF_8);
        }
        throw new WasiError(Errno.BADF);
    }
}
