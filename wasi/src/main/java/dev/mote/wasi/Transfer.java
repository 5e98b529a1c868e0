package dev.mote.wasi;

import dev.mote.engine.Run;
import java.io.IOException;

/**
 * Moves bytes between a guest's buffers and what it has open. Nothing is allocated by a length that the guest names:
 * everything goes in pieces. Files are read and written inside the CPU slot, what may wait for somebody outside of it.
 */
final class Transfer {
    private static final int PIECE = 64 << 10;

    private Transfer() {}

    static int read(Run run, Descriptor descriptor, GuestBuffers into) throws WasiError {
        if (descriptor instanceof FileDescriptor file) {
            return readFile(run, file, into);
        }
        if (descriptor instanceof InputDescriptor input) {
            return readInput(run, input, into);
        }
        if (descriptor instanceof Connection connection) {
            return Sockets.receive(run, connection, into, false);
        }
        throw new WasiError(descriptor instanceof FolderDescriptor ? Errno.ISDIR : Errno.BADF);
    }

    static int readAt(Run run, FileDescriptor file, GuestBuffers into, long position) throws WasiError {
        int total = 0;
        byte[] piece = new byte[0];
        for (int wanted = into.next(PIECE); wanted > 0; wanted = into.next(PIECE)) {
            run.checkStopped();
            piece = room(piece, wanted);
            int count = file.readAt(piece, wanted, position + total);
            into.fill(piece, count);
            total += count;
            if (count < wanted) {
                break;
            }
        }
        return total;
    }

    static int write(Run run, Descriptor descriptor, GuestBuffers from) throws WasiError {
        if (descriptor instanceof FileDescriptor file) {
            return writeFile(run, file, from);
        }
        if (descriptor instanceof OutputDescriptor output) {
            return writeOutput(run, output, from);
        }
        if (descriptor instanceof Connection connection) {
            return Sockets.send(run, connection, from);
        }
        throw new WasiError(descriptor instanceof FolderDescriptor ? Errno.ISDIR : Errno.BADF);
    }

    static int writeAt(Run run, FileDescriptor file, GuestBuffers from, long position) throws WasiError {
        int total = 0;
        byte[] piece = new byte[0];
        for (int wanted = from.next(PIECE); wanted > 0; wanted = from.next(PIECE)) {
            run.checkStopped();
            piece = room(piece, wanted);
            from.look(piece, wanted);
            int count = file.writeAt(piece, 0, wanted, position + total);
            from.skip(count);
            total += count;
        }
        return total;
    }

    private static int readFile(Run run, FileDescriptor file, GuestBuffers into) throws WasiError {
        int total = 0;
        byte[] piece = new byte[0];
        for (int wanted = into.next(PIECE); wanted > 0; wanted = into.next(PIECE)) {
            run.checkStopped();
            piece = room(piece, wanted);
            int count = file.read(piece, wanted);
            into.fill(piece, count);
            total += count;
            if (count < wanted) {
                break;
            }
        }
        return total;
    }

    private static int writeFile(Run run, FileDescriptor file, GuestBuffers from) throws WasiError {
        int total = 0;
        byte[] piece = new byte[0];
        for (int wanted = from.next(PIECE); wanted > 0; wanted = from.next(PIECE)) {
            run.checkStopped();
            piece = room(piece, wanted);
            from.look(piece, wanted);
            int count = file.write(piece, 0, wanted);
            from.skip(count);
            total += count;
        }
        return total;
    }

    /** One read of the stream: what has come is the guest's at once, and more is another read. */
    private static int readInput(Run run, InputDescriptor input, GuestBuffers into) throws WasiError {
        int wanted = into.next(PIECE);
        if (wanted == 0) {
            return 0;
        }
        byte[] piece = new byte[wanted];
        int count = WasiProcess.blocking(run, () -> input.source().read(piece, 0, wanted));
        if (count > 0) {
            into.fill(piece, count);
        }
        return Math.max(0, count);
    }

    private static int writeOutput(Run run, OutputDescriptor output, GuestBuffers from) throws WasiError {
        int total = 0;
        byte[] piece = new byte[0];
        for (int wanted = from.next(PIECE); wanted > 0; wanted = from.next(PIECE)) {
            run.checkStopped();
            piece = room(piece, wanted);
            from.look(piece, wanted);
            put(run, output.sink(), piece, wanted);
            from.skip(wanted);
            total += wanted;
        }
        return total;
    }

    private static void put(Run run, ByteSink sink, byte[] bytes, int length) throws WasiError {
        if (!sink.mayWait()) {
            try {
                sink.write(bytes, 0, length);
            } catch (IOException e) {
                throw new WasiError(IoErrors.errno(e));
            }
            return;
        }
        WasiProcess.blocking(run, () -> {
            sink.write(bytes, 0, length);
            return length;
        });
    }

    private static byte[] room(byte[] piece, int length) {
        return piece.length >= length ? piece : new byte[length];
    }
}
