package dev.mote.bench;

import dev.mote.engine.Engine;
import dev.mote.engine.MemoryBudget;
import dev.mote.engine.codegen.CodegenConfig;
import dev.mote.engine.codegen.MoteEngine;
import dev.mote.guests.BundledGuests;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.ObjectMapper;

/** {@code bench/run}: measures, prints a table, writes JSON. */
public final class Bench {
    private Bench() {}

    public static void main(String[] args) throws IOException {
        Options options = Options.parse(List.of(args));
        Report report = new Report();
        if (options.wants("engine")) {
            try (Engine engine = new MoteEngine(new CodegenConfig(new MemoryBudget(1L << 30)))) {
                new EngineBench(report, engine, options.quick() ? 2_000 : 20_000).run();
            }
        }
        if (options.wants("component")) {
            try (Engine engine = new MoteEngine(new CodegenConfig(new MemoryBudget(1L << 30)))) {
                new ComponentBench(report, engine, options.quick() ? 5_000 : 30_000).run();
            }
        }
        if (options.wants("kernels")) {
            withFolder(scratch -> new KernelBench(report, Kernel.ALL, options.quick()).run(scratch));
        }
        if (options.wants("start")) {
            withFolder(scratch -> new StartBench(report, options.programs(), options.input()).run(scratch));
        }
        if (options.wants("request")) {
            withFolder(data -> new RequestBench(report, options.quick() ? 5_000 : 20_000).run(data));
        }
        if (options.wants("handle")) {
            withFolder(data ->
                    new HandleBench(report, options.quick() ? 500 : 4_000, options.quick() ? 1_000 : 10_000).run(data));
        }
        if (options.wants("http")) {
            withFolder(data -> new HttpBench(
                            report, Toolchain.ofThisProcess(), Duration.ofSeconds(options.quick() ? 2 : 4))
                    .run(data));
        }
        if (options.wants("upload")) {
            withFolder(data ->
                    new UploadBench(report, BundledGuests.module("hello")).run(data, options.quick() ? 20 : 100));
        }
        if (options.wants("neighbour")) {
            withFolder(data -> new NeighbourBench(report, BundledGuests.module("loop"))
                    .run(data, options.quick() ? 2_000 : 10_000));
        }
        write(options.output(), report);
    }

    private interface Measurement {
        void run(Path data) throws IOException;
    }

    private static void withFolder(Measurement measurement) throws IOException {
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            measurement.run(folder.path());
        }
    }

    private static void write(Path output, Report report) {
        Map<String, Object> machine = Map.of(
                "cores", Runtime.getRuntime().availableProcessors(),
                "java", Runtime.version().toString(),
                "os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValue(output, Map.of("machine", machine, "rows", report.json()));
        System.out.println();
        System.out.println("written: " + output);
    }
}
