package dev.mote.wasi.p2;

import dev.mote.engine.Run;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.Optional;

/** What comes on a connection. To see whether something has come, one piece is read ahead. */
final class SocketInput implements InputSource, Pollable {
    private static final int PIECE = 16 << 10;
    private static final byte[] NONE = {};

    private final SharedChannel shared;
    private final SocketChannel channel;
    private byte[] ahead = NONE;
    private Optional<IOException> end = Optional.empty();

    /** @param shared in non-blocking mode, held for this stream */
    SocketInput(SharedChannel shared) {
        this.shared = shared;
        this.channel = shared.channel();
    }

    @Override
    public byte[] read(Run run, int most) throws IOException {
        byte[] bytes = ahead.length == 0 ? receive(most) : ahead;
        if (bytes.length <= most) {
            ahead = NONE;
            return bytes;
        }
        ahead = Arrays.copyOfRange(bytes, most, bytes.length);
        return Arrays.copyOf(bytes, most);
    }

    @Override
    public Pollable readable() {
        return this;
    }

    @Override
    public boolean ready() {
        if (ahead.length > 0 || end.isPresent()) {
            return true;
        }
        try {
            ahead = receive(PIECE);
        } catch (IOException e) {
            end = Optional.of(e);
            return true;
        }
        return ahead.length > 0;
    }

    @Override
    public Optional<Interest> interest() {
        return end.isEmpty() && channel.isOpen()
                ? Optional.of(new Interest(channel, SelectionKey.OP_READ))
                : Optional.empty();
    }

    @Override
    public void close() {
        shared.release();
    }

    private byte[] receive(int most) throws IOException {
        if (end.isPresent()) {
            throw end.get();
        }
        ByteBuffer buffer = ByteBuffer.allocate(most);
        int count;
        try {
            count = channel.read(buffer);
        } catch (IOException e) {
            throw new IoFailure(SocketCode.of(e));
        }
        if (count < 0) {
            throw new StreamEnd();
        }
        return Arrays.copyOf(buffer.array(), count);
    }
}
