package dev.mote.wasi;

import dev.mote.engine.CoreInstance;
import dev.mote.engine.Memory;
import dev.mote.engine.Offer;
import dev.mote.engine.Run;
import java.time.Instant;
import java.util.List;

/** What a guest learns of itself and of time, and how it ends. */
final class Preview1Process {
    private static final int OK = 0;
    private static final int REALTIME = 0;
    private static final int MONOTONIC = 1;
    private static final int PROCESS_CPU = 2;
    private static final int THREAD_CPU = 3;
    private static final int RANDOM_CHUNK = 16 << 10;

    private Preview1Process() {}

    @Offer("args_get")
    static int argsGet(CoreInstance instance, int pointers, int bytes) {
        write(instance.memory(), pointers, bytes, WasiProcess.of(instance).args());
        return OK;
    }

    @Offer("args_sizes_get")
    static int argsSizesGet(CoreInstance instance, int count, int size) {
        sizes(instance.memory(), count, size, WasiProcess.of(instance).args());
        return OK;
    }

    @Offer("environ_get")
    static int environGet(CoreInstance instance, int pointers, int bytes) {
        write(instance.memory(), pointers, bytes, WasiProcess.of(instance).env());
        return OK;
    }

    @Offer("environ_sizes_get")
    static int environSizesGet(CoreInstance instance, int count, int size) {
        sizes(instance.memory(), count, size, WasiProcess.of(instance).env());
        return OK;
    }

    @Offer("clock_res_get")
    static int clockResGet(CoreInstance instance, int clock, int result) {
        WasiProcess.of(instance);
        if (clock < REALTIME || clock > THREAD_CPU) {
            return Errno.INVAL.code();
        }
        // What the kernel tells of its clocks: the Java clocks above it are no coarser than a microsecond.
        instance.memory().putLong(result, clock == REALTIME ? 1_000 : 1);
        return OK;
    }

    @Offer("clock_time_get")
    static int clockTimeGet(CoreInstance instance, int clock, long precision, int result) {
        WasiProcess process = WasiProcess.of(instance);
        if (clock < REALTIME || clock > THREAD_CPU) {
            return Errno.INVAL.code();
        }
        instance.memory().putLong(result, time(process, instance.run(), clock));
        return OK;
    }

    @Offer("random_get")
    static int randomGet(CoreInstance instance, int into, int length) {
        WasiProcess process = WasiProcess.of(instance);
        Memory memory = instance.memory();
        memory.check(into, length);
        long left = Integer.toUnsignedLong(length);
        int at = into;
        while (left > 0) {
            byte[] chunk = new byte[(int) Math.min(left, RANDOM_CHUNK)];
            process.fillRandom(chunk);
            memory.write(at, chunk);
            at += chunk.length;
            left -= chunk.length;
            instance.run().checkStopped();
        }
        return OK;
    }

    @Offer("proc_exit")
    static void procExit(CoreInstance instance, int code) {
        WasiProcess.of(instance);
        throw new ProcessExit(code);
    }

    /** A guest that signals itself wants to end. */
    @Offer("proc_raise")
    static int procRaise(CoreInstance instance, int signal) {
        WasiProcess.of(instance);
        return Errno.NOSYS.code();
    }

    @Offer("sched_yield")
    static int schedYield(CoreInstance instance) {
        WasiProcess.of(instance);
        return OK;
    }

    /** A clock in nanoseconds. */
    static long time(WasiProcess process, Run run, int clock) {
        if (clock == REALTIME) {
            Instant now = process.clock().instant();
            return Math.max(0, now.getEpochSecond()) * 1_000_000_000L + now.getNano();
        }
        return clock == MONOTONIC
                ? process.nanoClock().nanoTime() - process.started()
                : run.cpuTime().toNanos();
    }

    static boolean isElapsed(int clock) {
        return clock == MONOTONIC || clock == PROCESS_CPU || clock == THREAD_CPU;
    }

    private static void sizes(Memory memory, int count, int size, List<byte[]> texts) {
        int bytes = 0;
        for (byte[] text : texts) {
            bytes += text.length + 1;
        }
        memory.putInt(count, texts.size());
        memory.putInt(size, bytes);
    }

    private static void write(Memory memory, int pointers, int bytes, List<byte[]> texts) {
        int pointer = pointers;
        int at = bytes;
        for (byte[] text : texts) {
            memory.putInt(pointer, at);
            memory.write(at, text);
            memory.putByte(at + text.length, (byte) 0);
            pointer += 4;
            at += text.length + 1;
        }
    }
}
