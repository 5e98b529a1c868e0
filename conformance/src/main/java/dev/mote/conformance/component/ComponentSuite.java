package dev.mote.conformance.component;

import dev.mote.engine.CpuClock;
import dev.mote.engine.CpuSlots;
import dev.mote.engine.DeadlineTicker;
import dev.mote.engine.Engine;
import dev.mote.engine.GuestExecutor;
import dev.mote.engine.NanoClock;
import dev.mote.engine.RunLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.ObjectMapper;

/** A folder of test files, run against one engine. */
final class ComponentSuite implements AutoCloseable {
    private static final Duration FILE_TIME = Duration.ofMinutes(2);

    private final Engine engine;
    private final ObjectMapper mapper = new ObjectMapper();
    private final DeadlineTicker ticker = new DeadlineTicker().start();
    private final GuestExecutor executor = new GuestExecutor(ticker, NanoClock.system(), CpuClock.system());
    private final CpuSlots.Share share = new CpuSlots(1, 1).share();

    ComponentSuite(Engine engine) {
        this.engine = engine;
    }

    List<Outcome> run(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(folder)) {
            files = found.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (Path file : files) {
            String relative = folder.relativize(file).toString().replace('\\', '/');
            String name = relative.substring(0, relative.length() - ".json".length());
            outcomes.addAll(executor.newRun(new RunLimits(FILE_TIME, FILE_TIME), share)
                    .call(run -> {
                        try (FileRunner runner = new FileRunner(name, file, engine, run)) {
                            return runner.run(mapper.readTree(file.toFile()).get("commands"));
                        }
                    }));
        }
        return outcomes;
    }

    @Override
    public void close() {
        ticker.close();
    }
}
