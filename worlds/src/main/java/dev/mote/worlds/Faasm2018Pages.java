package dev.mote.worlds;

import dev.mote.engine.CoreInstance;
import dev.mote.engine.Memory;
import dev.mote.engine.MemoryType;
import dev.mote.engine.Offer;

/** Memory as a C library asks a kernel for it: always more pages at the end, never fewer. */
final class Faasm2018Pages {
    private static final int MAP_ANONYMOUS = 0x20;

    private Faasm2018Pages() {}

    @Offer("__syscall_mmap")
    static int map(CoreInstance instance, int hint, int length, int protection, int flags, int descriptor, int offset) {
        Faasm2018Process.of(instance);
        if ((flags & MAP_ANONYMOUS) == 0) {
            throw Refusal.of("env.__syscall_mmap", "files cannot be mapped, only anonymous memory");
        }
        if (length == 0) {
            return -Errno.EINVAL;
        }
        int before = instance.memory().grow(pages(Integer.toUnsignedLong(length)));
        return before < 0 ? -Errno.ENOMEM : before * MemoryType.PAGE;
    }

    @Offer("__syscall_munmap")
    static int unmap(CoreInstance instance, int address, int length) {
        Faasm2018Process.of(instance);
        return 0;
    }

    /** Moves the end of memory up to an address, and answers with where the end is then. */
    @Offer("__syscall_brk")
    static int setBreak(CoreInstance instance, int address) {
        Faasm2018Process.of(instance);
        Memory memory = instance.memory();
        long end = (long) memory.pages() * MemoryType.PAGE;
        long wanted = Integer.toUnsignedLong(address);
        if (wanted == 0 || (wanted > end && memory.grow(pages(wanted - end)) < 0)) {
            // The end of a full 4 GiB is no 32-bit address; a guest without room is told the last page.
            return (int) Math.min(end, (1L << 32) - MemoryType.PAGE);
        }
        return address;
    }

    private static int pages(long bytes) {
        return Math.toIntExact((bytes + MemoryType.PAGE - 1) / MemoryType.PAGE);
    }
}
