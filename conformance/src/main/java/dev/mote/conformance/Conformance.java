package dev.mote.conformance;

import dev.mote.engine.CpuClock;
import dev.mote.engine.CpuSlots;
import dev.mote.engine.DeadlineTicker;
import dev.mote.engine.Engine;
import dev.mote.engine.Feature;
import dev.mote.engine.GuestExecutor;
import dev.mote.engine.NanoClock;
import dev.mote.engine.RunLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/** Runs files of the suite against one engine, each in a virtual thread of its own, as guests run on a node. */
final class Conformance implements AutoCloseable {
    /** Generous: a file of thousands of calls on a busy machine, interpreted. */
    private static final Duration FILE_TIME = Duration.ofMinutes(10);

    private final Engine engine;
    private final Exclusions exclusions;
    private final Requirements requirements = Requirements.bundled();
    private final DeadlineTicker ticker = new DeadlineTicker().start();
    private final GuestExecutor executor = new GuestExecutor(ticker, NanoClock.system(), CpuClock.system());
    private final CpuSlots.Share share = new CpuSlots(1, 1).share();

    Conformance(Engine engine, Exclusions exclusions) {
        this.engine = engine;
        this.exclusions = exclusions;
    }

    /** @param progress is told each file as it ends, in the calling thread */
    List<FileReport> run(List<SuiteFile> files, Consumer<FileReport> progress) throws InterruptedException {
        List<FileReport> reports = new ArrayList<>();
        for (SuiteFile file : files) {
            FileReport report = run(file);
            progress.accept(report);
            reports.add(report);
        }
        return reports;
    }

    private FileReport run(SuiteFile file) throws InterruptedException {
        Set<Feature> missing = requirements.missing(file, engine);
        if (!missing.isEmpty()) {
            return new FileReport.NotClaimed(file.name(), missing);
        }
        FutureTask<List<Result>> task = new FutureTask<>(() -> inRun(file));
        Thread.ofVirtual().name("conformance-" + file.name()).start(task);
        try {
            return FileReport.Ran.of(file.name(), task.get(), exclusions);
        } catch (ExecutionException e) {
            throw new IllegalStateException(file.name() + " could not be run", e.getCause());
        }
    }

    private List<Result> inRun(SuiteFile file) {
        return executor.newRun(new RunLimits(FILE_TIME, FILE_TIME), share).call(run -> {
            try (FileRunner runner = new FileRunner(file, engine, run)) {
                return runner.run();
            }
        });
    }

    @Override
    public void close() {
        ticker.close();
    }
}
