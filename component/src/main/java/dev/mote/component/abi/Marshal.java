package dev.mote.component.abi;

import dev.mote.component.binary.StringEncoding;
import dev.mote.engine.Memory;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/** One side of one call: whose memory and handles values are read from or written to. Used by one thread. */
public final class Marshal {
    private static final long PAGE = 65_536;

    private final Optional<Memory> memory;
    private final Optional<MethodHandle> realloc;
    private final StringEncoding encoding;
    private final InstanceState instance;
    private final CallScope scope;

    /** @param realloc takes the old address, the old size, the alignment and the new size; gives the new address */
    public Marshal(
            Optional<Memory> memory,
            Optional<MethodHandle> realloc,
            StringEncoding encoding,
            InstanceState instance,
            CallScope scope) {
        this.memory = memory;
        this.realloc = realloc;
        this.encoding = encoding;
        this.instance = instance;
        this.scope = scope;
    }

    Memory memory() {
        return memory.orElseThrow();
    }

    StringEncoding encoding() {
        return encoding;
    }

    InstanceState instance() {
        return instance;
    }

    CallScope scope() {
        return scope;
    }

    /** Checks a region of the memory, whose address must be aligned. */
    void check(int address, long length, int align, String what) {
        AbiTrap.when((address & (align - 1)) != 0, what + " pointer not aligned");
        long end = Integer.toUnsignedLong(address) + length;
        AbiTrap.when(end > memory().pages() * PAGE, what + " pointer/length out of bounds of memory");
    }

    int allocate(int align, long size) {
        return reallocate(0, 0, align, size);
    }

    int reallocate(int old, long oldSize, int align, long size) {
        instance.mayLeave(false);
        int address;
        try {
            address = (int) realloc.orElseThrow().invokeExact(old, (int) oldSize, align, (int) size);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        instance.mayLeave(true);
        AbiTrap.when((address & (align - 1)) != 0, "realloc return: result not aligned");
        long end = Integer.toUnsignedLong(address) + size;
        AbiTrap.when(end > memory().pages() * PAGE, "realloc return: beyond end of memory");
        return address;
    }
}
