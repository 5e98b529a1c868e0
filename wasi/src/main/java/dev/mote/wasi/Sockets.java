package dev.mote.wasi;

import dev.mote.engine.Run;

/** Receiving and sending on connections, waiting without the CPU slot. */
final class Sockets {
    private static final int PIECE = 64 << 10;

    private Sockets() {}

    /** @param peek leaves the bytes to be received again */
    static int receive(Run run, Connection connection, GuestBuffers into, boolean peek) throws WasiError {
        int wanted = into.next(PIECE);
        if (wanted == 0) {
            return 0;
        }
        byte[] piece = new byte[wanted];
        int count = WasiProcess.blocking(
                run, () -> peek ? connection.peek(piece, wanted) : connection.receive(piece, wanted));
        if (count < 0) {
            throw new WasiError(Errno.AGAIN);
        }
        if (count > 0) {
            into.fill(piece, count);
        }
        return count;
    }

    static int send(Run run, Connection connection, GuestBuffers from) throws WasiError {
        int total = 0;
        for (int wanted = from.next(PIECE); wanted > 0; wanted = from.next(PIECE)) {
            byte[] piece = new byte[wanted];
            int length = wanted;
            from.look(piece, length);
            int count = WasiProcess.blocking(run, () -> connection.send(piece, 0, length));
            if (count < 0) {
                if (total == 0) {
                    throw new WasiError(Errno.AGAIN);
                }
                break;
            }
            from.skip(count);
            total += count;
        }
        return total;
    }
}
