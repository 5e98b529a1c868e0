package dev.mote.wasi;

import dev.mote.engine.CoreInstance;
import dev.mote.engine.Memory;
import dev.mote.engine.Offer;

/** What was different in {@code wasi_unstable}, the release before WASI 0.1. */
final class UnstableDifferences {
    private static final int OK = 0;
    private static final int FILESTAT = 56;
    private static final int FOLLOW = 1;
    /** What it called 0, 1 and 2: from here, from the end, from the start. */
    private static final int[] WHENCE = {1, 2, 0};

    private UnstableDifferences() {}

    @Offer("fd_seek")
    static int seek(CoreInstance instance, int fd, long distance, int whence, int result) {
        boolean known = whence >= 0 && whence < WHENCE.length;
        return Preview1Files.seek(instance, fd, distance, known ? WHENCE[whence] : whence, result);
    }

    @Offer("fd_filestat_get")
    static int filestatGet(CoreInstance instance, int fd, int result) {
        try {
            Descriptor descriptor = WasiProcess.of(instance).table().get(fd);
            instance.memory().check(result, FILESTAT);
            filestat(instance.memory(), result, descriptor.stat());
            return OK;
        } catch (WasiError e) {
            return e.errno().code();
        }
    }

    @Offer("path_filestat_get")
    static int pathFilestatGet(CoreInstance instance, int fd, int lookup, int path, int length, int result) {
        try {
            Folder at = WasiProcess.withReserve(instance).table().folder(fd).folder();
            String name = GuestText.read(instance.memory(), path, length);
            instance.memory().check(result, FILESTAT);
            filestat(instance.memory(), result, PathOperations.stat(at, name, (lookup & FOLLOW) != 0));
            return OK;
        } catch (WasiError e) {
            return e.errno().code();
        }
    }

    @Offer("poll_oneoff")
    static int pollOneoff(CoreInstance instance, int in, int out, int count, int result) {
        return Preview1Poll.poll(instance, in, out, count, result, Subscription.Layout.UNSTABLE);
    }

    private static void filestat(Memory memory, int at, FileStat stat) {
        memory.putLong(at, stat.device());
        memory.putLong(at + 8, stat.inode());
        memory.putInt(at + 16, stat.type().code());
        memory.putInt(at + 20, (int) Math.min(stat.links(), 0xffff_ffffL));
        memory.putLong(at + 24, stat.size());
        memory.putLong(at + 32, stat.accessed());
        memory.putLong(at + 40, stat.modified());
        memory.putLong(at + 48, stat.changed());
    }
}
