package dev.mote.worlds;

import dev.mote.engine.CoreInstance;
import dev.mote.engine.Memory;
import dev.mote.engine.Offer;
import dev.mote.engine.Trap;
import dev.mote.engine.TrapCode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What a guest is given, and what it says besides its answer: its environment values, its log, its own end. */
final class HandleValues {
    private static final int KEY = 1_024;
    private static final int CHUNK = 16 << 10;
    private static final byte[] LINE_END = {'\n'};

    private HandleValues() {}

    /** The full length of a value, of which as much is copied as fits; -1 where there is no such key. */
    @Offer("db_get")
    static long get(CoreInstance instance, int key, long keySize, int into, long size) {
        HandleProcess process = HandleProcess.of(instance);
        Memory memory = instance.memory();
        Optional<String> value = HandleMemory.text(memory, key, keySize, KEY)
                .map(name -> process.env().get(name));
        HandleMemory.check(memory, into, size);
        return value.map(found -> HandleMemory.give(memory, found.getBytes(StandardCharsets.UTF_8), into, size))
                .orElse(-1L);
    }

    /** One line of the log; bytes as they are, and no more than the log has room for. */
    @Offer("log")
    static void log(CoreInstance instance, int text, long size) {
        GuestLog log = HandleProcess.of(instance).log();
        Memory memory = instance.memory();
        int length = HandleMemory.check(memory, text, size);
        int kept = Math.min(length, log.room());
        byte[] chunk = new byte[Math.min(kept, CHUNK)];
        for (int done = 0; done < kept; done += chunk.length) {
            int count = Math.min(chunk.length, kept - done);
            memory.read(text + done, chunk, 0, count);
            log.write(chunk, 0, count);
        }
        log.drop(length - kept);
        log.write(LINE_END, 0, 1);
    }

    /** How AssemblyScript ends a program that failed an assertion; the two texts are its own objects. */
    @Offer("abort")
    static void abort(CoreInstance instance, int message, int file, int line, int column) {
        HandleProcess.of(instance);
        throw new Trap(TrapCode.UNREACHABLE, "the guest aborted at line " + line + ", column " + column);
    }
}
