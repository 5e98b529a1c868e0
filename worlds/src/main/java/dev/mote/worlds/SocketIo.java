package dev.mote.worlds;

import dev.mote.engine.CoreInstance;
import dev.mote.engine.Memory;
import dev.mote.engine.Run;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Moves bytes between sockets and one guest's memory; results are counts or negated error numbers. */
record SocketIo(CoreInstance instance) {
    private static final int CHUNK = 64 << 10;
    private static final Duration GRACE = Duration.ofSeconds(1);

    /** Something that waits and answers with a result. */
    @FunctionalInterface
    interface Operation {
        int run() throws IOException;
    }

    /** Runs what may wait, without the CPU slot, and turns failures into error numbers. */
    int waiting(Operation operation) {
        try {
            return blocking(operation::run);
        } catch (IOException e) {
            return -number(e);
        }
    }

    /** Waits until something can be received; false when the time is over. */
    boolean await(GuestSocket socket, Duration time) throws IOException {
        Run run = instance.run();
        Duration end = run.elapsed().plus(time);
        Duration left = time;
        do {
            int timeout = milliseconds(left);
            if (blocking(() -> socket.await(timeout))) {
                return true;
            }
            run.checkStopped();
            left = end.minus(run.elapsed());
        } while (left.isPositive());
        return false;
    }

    int receive(GuestSocket socket, int into, int length, boolean atOnce) {
        return receive(socket, into, length, atOnce, Optional.empty());
    }

    /** Receives into guest memory, and writes where it came from to a place for addresses. */
    int receive(GuestSocket socket, int into, int length, boolean atOnce, Optional<AddressPlace> from) {
        Memory memory = instance.memory();
        memory.check(into, length);
        from.ifPresent(place -> place.check(memory));
        if (socket instanceof TcpSocket && socket.peer().isEmpty()) {
            return -Errno.ENOTCONN;
        }
        try {
            Duration time = atOnce || socket.nonBlocking() ? Duration.ZERO : forever();
            if (!await(socket, time)) {
                return -Errno.EAGAIN;
            }
            GuestSocket.Received received = socket.receive((int) Math.min(Integer.toUnsignedLong(length), CHUNK));
            memory.write(into, received.payload().bytes());
            from.ifPresent(place -> place.write(memory, received.from()));
            return received.payload().size();
        } catch (IOException e) {
            return -number(e);
        }
    }

    /** Sends guest memory to a peer that was checked. */
    int send(GuestSocket socket, int start, int length, InetSocketAddress to) {
        Memory memory = instance.memory();
        memory.check(start, length);
        if (length < 0) {
            return -Errno.EMSGSIZE;
        }
        int done = 0;
        do {
            byte[] chunk = memory.read(start + done, Math.min(length - done, CHUNK));
            int result = waiting(() -> {
                socket.send(chunk, to);
                return chunk.length;
            });
            if (result < 0) {
                return done > 0 ? done : result;
            }
            done += result;
        } while (done < length);
        return done;
    }

    /** Waits for nothing but time. */
    void pause(Duration time) throws IOException {
        blocking(() -> {
            Thread.sleep(milliseconds(time));
            return true;
        });
    }

    /** Longer than the run: its deadline comes first. */
    Duration forever() {
        return instance.run().limits().wall().plus(GRACE);
    }

    <T> T blocking(Callable<T> wait) throws IOException {
        try {
            return instance.run().blocking(wait);
        } catch (IOException | RuntimeException e) {
            // An operation that was interrupted may say so in a way of its own.
            instance.run().checkStopped();
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    /** A time as milliseconds, never 0, which would mean no limit. */
    static int milliseconds(Duration time) {
        return Math.clamp(time.toMillis(), 1, Integer.MAX_VALUE);
    }

    private static int number(IOException e) {
        return switch (e) {
            case SocketTimeoutException _ -> Errno.ETIMEDOUT;
            case ConnectException _ -> Errno.ECONNREFUSED;
            case NoRouteToHostException _ -> Errno.EHOSTUNREACH;
            default -> Errno.ECONNRESET;
        };
    }
}
