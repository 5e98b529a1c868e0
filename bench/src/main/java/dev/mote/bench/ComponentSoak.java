package dev.mote.bench;

import dev.mote.engine.MemoryBudget;
import dev.mote.engine.codegen.CodegenConfig;
import dev.mote.engine.codegen.MoteEngine;
import dev.mote.guests.BundledGuests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/** One component, instantiated and called very often: classes, metaspace, heap and the process must be flat. */
final class ComponentSoak {
    private static final long SLACK_BYTES = 64L << 20;
    private static final Duration UNCOMMITTED = Duration.ofSeconds(3);
    private static final double MIB = 1 << 20;

    private final MemoryBudget budget = new MemoryBudget(1L << 30);
    private final int rounds;

    ComponentSoak(int rounds) {
        this.rounds = rounds;
    }

    /** Returns whether everything stayed flat from the first tenth on, and no memory of a guest is left. */
    boolean run() throws IOException {
        try (MoteEngine engine = new MoteEngine(new CodegenConfig(budget));
                ExecGuest guest =
                        new ExecGuest(engine, BundledGuests.module("components", "hello"), "{\"name\": \"soak\"}")) {
            part(guest);
            long reserved = budget.used();
            HeldMemory before = HeldMemory.now();
            before.print(10);
            long outside = outsideOfTheHeap();
            boolean flat = true;
            for (int tenth = 1; tenth < 10; tenth++) {
                part(guest);
                HeldMemory held = HeldMemory.now();
                held.print((tenth + 1) * 10);
                flat &= held.isFlatSince(before);
                flat &= outsideOfTheHeap() <= outside + SLACK_BYTES;
            }
            return flat && budget.used() <= reserved;
        }
    }

    private void part(ExecGuest guest) {
        long start = System.nanoTime();
        for (int i = 0; i < rounds / 10; i++) {
            guest.call();
        }
        double micros = (System.nanoTime() - start) / 1e3 / (rounds / 10.0);
        System.out.println(String.format(Locale.ROOT, "       %.1f µs for each instance and call", micros));
    }

    /** Bytes of this process in memory, less those that the heap may take: the collector decides how many it keeps. */
    private static long outsideOfTheHeap() throws IOException {
        // The collector gives pages back a while after it is done.
        LockSupport.parkNanos(UNCOMMITTED.toNanos());
        String kibibytes = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> line.replaceAll("\\D", ""))
                .findFirst()
                .orElse("0");
        long resident = Long.parseLong(kibibytes) << 10;
        long heap = Runtime.getRuntime().totalMemory();
        System.out.println(
                String.format(Locale.ROOT, "       resident %.1f MiB, heap %.1f MiB", resident / MIB, heap / MIB));
        return resident - heap;
    }
}
