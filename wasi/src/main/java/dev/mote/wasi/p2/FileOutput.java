package dev.mote.wasi.p2;

import dev.mote.engine.Run;
import dev.mote.wasi.WasiError;
import java.io.IOException;

/** A file written from a position on, or at its end; it is always ready. */
final class FileOutput implements OutputTarget {
    private static final long PERMIT = 1 << 20;

    private final SharedFile file;
    private final boolean appends;
    private long position;

    private FileOutput(SharedFile file, boolean appends, long position) {
        this.file = file;
        this.appends = appends;
        this.position = position;
    }

    static FileOutput at(SharedFile file, long position) {
        return new FileOutput(file, false, position);
    }

    static FileOutput atEnd(SharedFile file) {
        return new FileOutput(file, true, 0);
    }

    @Override
    public long permit() {
        return PERMIT;
    }

    @Override
    public void write(Run run, byte[] bytes) throws IOException {
        try {
            if (appends) {
                file.appendAll(bytes);
            } else {
                file.writeAll(bytes, position);
                position += bytes.length;
            }
        } catch (WasiError e) {
            throw new IoFailure(new FileErrors.FileError(e.errno()));
        }
    }

    @Override
    public void close() {
        file.release();
    }
}
