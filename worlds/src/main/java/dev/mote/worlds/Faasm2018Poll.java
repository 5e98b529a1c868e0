package dev.mote.worlds;

import dev.mote.engine.CoreInstance;
import dev.mote.engine.Memory;
import dev.mote.engine.Offer;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Waiting for one descriptor. */
final class Faasm2018Poll {
    private static final int ENTRY = 8;

    private static final int IN = 0x1;
    private static final int OUT = 0x4;
    private static final int ERROR = 0x8;
    private static final int HANG_UP = 0x10;
    private static final int INVALID = 0x20;

    /** Standard input, output and error: never anything to read, always room to write. */
    private static final int STREAMS = 3;

    private Faasm2018Poll() {}

    @Offer("__syscall_poll")
    static int poll(CoreInstance instance, int entries, int count, int milliseconds) {
        Faasm2018Process process = Faasm2018Process.of(instance);
        if (count != 1) {
            throw Refusal.of("env.__syscall_poll", Integer.toUnsignedString(count) + " descriptors; one is possible");
        }
        Memory memory = instance.memory();
        memory.check(entries, ENTRY);
        int descriptor = memory.getInt(entries);
        int events = memory.getShort(entries + 4);
        SocketIo io = new SocketIo(instance);
        Duration time = milliseconds < 0 ? io.forever() : Duration.ofMillis(milliseconds);
        int happened = happened(io, process.descriptors().find(descriptor), descriptor, events, time);
        memory.putShort(entries + 6, (short) happened);
        return happened == 0 ? 0 : 1;
    }

    private static int happened(SocketIo io, Optional<Descriptor> found, int descriptor, int events, Duration time) {
        if (found.isEmpty()) {
            if (descriptor >= STREAMS) {
                return INVALID;
            }
            int now = descriptor < 0 ? 0 : events & OUT;
            return now != 0 ? now : pause(io, time);
        }
        return switch (found.get()) {
            case OpenFile _ -> events & (IN | OUT);
            case TcpSocket socket when socket.peer().isEmpty() -> OUT | HANG_UP;
            case GuestSocket socket -> socket(io, socket, events, time);
        };
    }

    private static int socket(SocketIo io, GuestSocket socket, int events, Duration time) {
        int now = events & OUT;
        if ((events & IN) == 0) {
            return now != 0 ? now : pause(io, time);
        }
        try {
            return io.await(socket, now != 0 ? Duration.ZERO : time) ? now | IN : now;
        } catch (IOException e) {
            return now | IN | ERROR;
        }
    }

    /** Nothing will happen, so the guest waits for the time alone. */
    private static int pause(SocketIo io, Duration time) {
        if (time.isPositive()) {
            try {
                io.pause(time);
            } catch (IOException e) {
                return ERROR;
            }
        }
        return 0;
    }
}
