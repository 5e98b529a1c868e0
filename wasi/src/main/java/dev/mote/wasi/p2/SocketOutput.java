package dev.mote.wasi.p2;

import dev.mote.engine.Run;
import dev.mote.engine.Stopped;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/** What goes out on a connection. What the peer does not take at once is kept, and nothing more is taken until it does. */
final class SocketOutput implements OutputTarget, Pollable {
    private static final System.Logger LOG = System.getLogger(SocketOutput.class.getName());
    private static final long PERMIT = 64 << 10;

    private final SharedChannel shared;
    private final SocketChannel channel;
    private final Run run;
    private ByteBuffer pending = ByteBuffer.allocate(0);
    private Optional<IOException> failure = Optional.empty();

    /**
     * @param shared in non-blocking mode, held for this stream
     * @param run what is kept is sent within it, when the guest closes
     */
    SocketOutput(SharedChannel shared, Run run) {
        this.shared = shared;
        this.channel = shared.channel();
        this.run = run;
    }

    @Override
    public long permit() throws IOException {
        push();
        return pending.hasRemaining() ? 0 : PERMIT;
    }

    @Override
    public void write(Run same, byte[] bytes) throws IOException {
        if (pending.hasRemaining()) {
            throw new IllegalStateException("a write without a permit");
        }
        pending = ByteBuffer.wrap(bytes.clone());
        push();
    }

    @Override
    public Pollable writable() {
        return this;
    }

    @Override
    public boolean ready() {
        try {
            push();
        } catch (IOException e) {
            return true;
        }
        return !pending.hasRemaining();
    }

    @Override
    public Optional<Interest> interest() {
        return failure.isEmpty() && channel.isOpen()
                ? Optional.of(new Interest(channel, SelectionKey.OP_WRITE))
                : Optional.empty();
    }

    /** Sends what is left, as long as the run may wait for it. */
    void drain() {
        try {
            if (!ready()) {
                Waiting.until(run, this);
            }
        } catch (IOException | Stopped e) {
            LOG.log(Level.DEBUG, "the end of what a guest sent was lost", e);
        }
    }

    @Override
    public void close() {
        drain();
        shared.release();
    }

    private void push() throws IOException {
        if (failure.isPresent()) {
            throw failure.get();
        }
        try {
            if (pending.hasRemaining()) {
                channel.write(pending);
            }
        } catch (IOException e) {
            failure = Optional.of(new IoFailure(SocketCode.of(e)));
            throw failure.get();
        }
    }
}
