package dev.mote.worlds;

import dev.mote.engine.CoreInstance;
import dev.mote.engine.Memory;
import dev.mote.engine.Offer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The two files that guests can read. Their content is ours: nothing of the node's own files is shown. */
final class Faasm2018Files {
    private static final String OPEN = "env.__syscall_open";
    private static final int LONGEST_PATH = 4096;

    private static final Map<String, String> FILES = Map.of(
            "/etc/hosts",
            "127.0.0.1 localhost\n::1 localhost\n",
            "/etc/resolv.conf",
            "nameserver " + NameServer.ADDRESS.getAddress().getHostAddress() + "\n");

    private Faasm2018Files() {}

    @Offer("__syscall_open")
    static int open(CoreInstance instance, int path, int flags, int mode) {
        Faasm2018Process process = Faasm2018Process.of(instance);
        Memory memory = instance.memory();
        long length = GuestStrings.length(memory, path);
        if (length > LONGEST_PATH) {
            throw Refusal.of(OPEN, "a path of " + length + " bytes");
        }
        String name = new String(memory.read(path, (int) length), StandardCharsets.ISO_8859_1);
        if (!FILES.containsKey(name)) {
            throw Refusal.of(
                    OPEN, "'" + Printable.of(name) + "'; guests can open /etc/hosts and /etc/resolv.conf alone");
        }
        if (mode != 0) {
            throw Refusal.of(OPEN, "mode " + mode + "; files are there to be read, with mode 0");
        }
        return process.descriptors().add(new OpenFile(FILES.get(name).getBytes(StandardCharsets.US_ASCII)));
    }

    @Offer("__syscall_read")
    static int read(CoreInstance instance, int descriptor, int into, int length) {
        Faasm2018Process process = Faasm2018Process.of(instance);
        Memory memory = instance.memory();
        memory.check(into, length);
        return switch (owned(process, "env.__syscall_read", descriptor)) {
            case OpenFile file -> {
                byte[] bytes = new byte[(int) Math.min(Integer.toUnsignedLong(length), file.remaining())];
                file.read(bytes);
                memory.write(into, bytes);
                yield bytes.length;
            }
            case GuestSocket socket -> new SocketIo(instance).receive(socket, into, length, false);
        };
    }

    @Offer("__syscall_close")
    static int close(CoreInstance instance, int descriptor) {
        Faasm2018Process process = Faasm2018Process.of(instance);
        owned(process, "env.__syscall_close", descriptor);
        process.descriptors().close(descriptor);
        return 0;
    }

    @Offer("__syscall_fcntl64")
    static int control(CoreInstance instance, int descriptor, int command, int argument) {
        Faasm2018Process.of(instance);
        return 0;
    }

    @Offer("ioctl")
    static int control3(CoreInstance instance, int descriptor, int request, int argument) {
        Faasm2018Process.of(instance);
        return 0;
    }

    @Offer("__syscall_ioctl")
    static int control6(CoreInstance instance, int descriptor, int request, int a, int b, int c, int d) {
        Faasm2018Process.of(instance);
        return 0;
    }

    private static Descriptor owned(Faasm2018Process process, String function, int descriptor) {
        return process.descriptors()
                .find(descriptor)
                .orElseThrow(() -> Refusal.of(function, "descriptor " + descriptor + " is not open here"));
    }
}
