package dev.mote.worlds;

import dev.mote.engine.CoreInstance;
import dev.mote.engine.Memory;
import dev.mote.engine.Offer;

/** What a guest prints: everything goes to the log of the invocation, whatever the descriptor. */
final class Faasm2018Print {
    /** Buffers in one call of writev; the limit of Linux. */
    private static final int MOST_BUFFERS = 1024;

    private static final int BUFFER_SIZE = 8;
    private static final int CHUNK = 16 << 10;
    private static final byte[] LINE_END = {'\n'};

    private Faasm2018Print() {}

    @Offer("puts")
    static int puts(CoreInstance instance, int line) {
        GuestLog log = Faasm2018Process.of(instance).log();
        Memory memory = instance.memory();
        print(log, memory, line, GuestStrings.length(memory, line));
        log.write(LINE_END, 0, 1);
        return 0;
    }

    @Offer("__syscall_writev")
    static int writev(CoreInstance instance, int descriptor, int buffers, int count) {
        GuestLog log = Faasm2018Process.of(instance).log();
        Memory memory = instance.memory();
        if (count < 0 || count > MOST_BUFFERS) {
            throw Refusal.of("env.__syscall_writev", Integer.toUnsignedString(count) + " buffers");
        }
        memory.check(buffers, count * BUFFER_SIZE);
        long total = 0;
        for (int i = 0; i < count; i++) {
            int buffer = buffers + i * BUFFER_SIZE;
            int length = memory.getInt(buffer + 4);
            memory.check(memory.getInt(buffer), length);
            total += Integer.toUnsignedLong(length);
        }
        if (total > Integer.MAX_VALUE) {
            throw Refusal.of("env.__syscall_writev", total + " bytes at once");
        }
        for (int i = 0; i < count; i++) {
            int buffer = buffers + i * BUFFER_SIZE;
            print(log, memory, memory.getInt(buffer), Integer.toUnsignedLong(memory.getInt(buffer + 4)));
        }
        return (int) total;
    }

    /** Copies what the log has room for, in pieces of a size that is ours. */
    private static void print(GuestLog log, Memory memory, int address, long length) {
        long kept = Math.min(length, log.room());
        byte[] chunk = new byte[(int) Math.min(kept, CHUNK)];
        for (long done = 0; done < kept; done += chunk.length) {
            int count = (int) Math.min(chunk.length, kept - done);
            memory.read((int) (address + done), chunk, 0, count);
            log.write(chunk, 0, count);
        }
        log.drop(length - kept);
    }
}
