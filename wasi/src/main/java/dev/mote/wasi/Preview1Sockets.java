package dev.mote.wasi;

import dev.mote.engine.CoreInstance;
import dev.mote.engine.Memory;
import dev.mote.engine.Offer;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/** What a guest does with listeners that it was given, and with what it accepts there. */
final class Preview1Sockets {
    private static final int OK = 0;
    private static final int PEEK = 1;
    private static final int WAIT_FOR_ALL = 1 << 1;
    private static final int READING = 1;
    private static final int WRITING = 1 << 1;

    private Preview1Sockets() {}

    @Offer("sock_accept")
    static int accept(CoreInstance instance, int fd, int flags, int result) {
        try {
            WasiProcess process = WasiProcess.withReserve(instance);
            if (!(process.table().get(fd) instanceof ListenerDescriptor listener)) {
                throw new WasiError(Errno.NOTSOCK);
            }
            Flags.check(flags);
            instance.memory().check(result, 4);
            process.table().checkRoom();
            Optional<SocketChannel> accepted = WasiProcess.blocking(instance.run(), listener::accept);
            if (accepted.isEmpty()) {
                throw new WasiError(Errno.AGAIN);
            }
            Connection connection = new Connection(accepted.get(), flags & Flags.NONBLOCK);
            instance.memory().putInt(result, process.table().add(connection));
            return OK;
        } catch (WasiError e) {
            return e.errno().code();
        }
    }

    @Offer("sock_recv")
    static int receive(CoreInstance instance, int fd, int list, int count, int flags, int result, int resultFlags) {
        try {
            Connection connection = WasiProcess.of(instance).table().connection(fd);
            Memory memory = instance.memory();
            GuestBuffers buffers = GuestBuffers.read(memory, list, count);
            memory.check(result, 4);
            memory.check(resultFlags, 2);
            if ((flags & ~(PEEK | WAIT_FOR_ALL)) != 0) {
                throw new WasiError(Errno.INVAL);
            }
            memory.putInt(result, receive(instance, connection, buffers, flags));
            memory.putShort(resultFlags, (short) 0);
            return OK;
        } catch (WasiError e) {
            return e.errno().code();
        }
    }

    @Offer("sock_send")
    static int send(CoreInstance instance, int fd, int list, int count, int flags, int result) {
        try {
            Connection connection = WasiProcess.of(instance).table().connection(fd);
            GuestBuffers buffers = GuestBuffers.read(instance.memory(), list, count);
            instance.memory().check(result, 4);
            if (flags != 0) {
                throw new WasiError(Errno.INVAL);
            }
            instance.memory().putInt(result, Sockets.send(instance.run(), connection, buffers));
            return OK;
        } catch (WasiError e) {
            return e.errno().code();
        }
    }

    @Offer("sock_shutdown")
    static int shutdown(CoreInstance instance, int fd, int how) {
        try {
            Connection connection = WasiProcess.withReserve(instance).table().connection(fd);
            if ((how & (READING | WRITING)) == 0 || (how & ~(READING | WRITING)) != 0) {
                throw new WasiError(Errno.INVAL);
            }
            if ((how & READING) != 0) {
                connection.channel().shutdownInput();
            }
            if ((how & WRITING) != 0) {
                connection.channel().shutdownOutput();
            }
            return OK;
        } catch (WasiError e) {
            return e.errno().code();
        } catch (IOException e) {
            return Errno.NOTCONN.code();
        }
    }

    private static int receive(CoreInstance instance, Connection connection, GuestBuffers buffers, int flags)
            throws WasiError {
        boolean peek = (flags & PEEK) != 0;
        int total = Sockets.receive(instance.run(), connection, buffers, peek);
        int last = total;
        while ((flags & WAIT_FOR_ALL) != 0 && !peek && last > 0 && buffers.next(1) > 0) {
            last = Sockets.receive(instance.run(), connection, buffers, false);
            total += last;
        }
        return total;
    }
}
