package dev.mote.wasi.p2;

import dev.mote.engine.Run;
import dev.mote.wasi.WasiError;
import java.io.IOException;
import java.util.Arrays;

/** A file read from a position on; it is always ready. */
final class FileInput implements InputSource {
    private final SharedFile file;
    private long position;

    FileInput(SharedFile file, long position) {
        this.file = file;
        this.position = position;
    }

    @Override
    public byte[] read(Run run, int most) throws IOException {
        byte[] buffer = new byte[most];
        try {
            int count = file.handle().read(buffer, 0, most, position);
            if (count == 0) {
                throw new StreamEnd();
            }
            position += count;
            return count == most ? buffer : Arrays.copyOf(buffer, count);
        } catch (WasiError e) {
            throw new IoFailure(new FileErrors.FileError(e.errno()));
        }
    }

    @Override
    public Pollable readable() {
        return Pollable.always();
    }

    @Override
    public void close() {
        file.release();
    }
}
