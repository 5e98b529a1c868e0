package dev.mote.wasi.p2;

import dev.mote.wasi.FileHandle;
import dev.mote.wasi.WasiError;

/** An open file that a descriptor and its streams hold together; the last one closes it. Used by the invocation's thread alone. */
final class SharedFile {
    private final FileHandle file;
    private final OpenCount count;
    private int holders = 1;

    /** @param count where one was counted for it */
    SharedFile(FileHandle file, OpenCount count) {
        this.file = file;
        this.count = count;
    }

    /** The same for one holder more. */
    SharedFile hold() {
        holders++;
        return this;
    }

    void release() {
        holders--;
        if (holders == 0) {
            file.close();
            count.closed();
        }
    }

    FileHandle handle() {
        return file;
    }

    /** All bytes at a position. */
    void writeAll(byte[] bytes, long position) throws WasiError {
        int done = 0;
        while (done < bytes.length) {
            done += file.write(bytes, done, bytes.length - done, position + done);
        }
    }

    void appendAll(byte[] bytes) throws WasiError {
        int done = 0;
        while (done < bytes.length) {
            done += file.append(bytes, done, bytes.length - done);
        }
    }
}
