package dev.mote.conformance.wasi;

import dev.mote.engine.CompileOptions;
import dev.mote.engine.CoreInstance;
import dev.mote.engine.CoreModule;
import dev.mote.engine.CpuClock;
import dev.mote.engine.CpuSlots;
import dev.mote.engine.DeadlineTicker;
import dev.mote.engine.Engine;
import dev.mote.engine.GuestExecutor;
import dev.mote.engine.GuestFunction;
import dev.mote.engine.Imports;
import dev.mote.engine.InstanceConfig;
import dev.mote.engine.InstanceLimits;
import dev.mote.engine.ModuleException;
import dev.mote.engine.NanoClock;
import dev.mote.engine.Run;
import dev.mote.engine.RunLimits;
import dev.mote.engine.Stopped;
import dev.mote.engine.Trap;
import dev.mote.wasi.ByteSource;
import dev.mote.wasi.FolderGrant;
import dev.mote.wasi.Folders;
import dev.mote.wasi.Preview1;
import dev.mote.wasi.ProcessExit;
import dev.mote.wasi.WasiConfig;
import dev.mote.wasi.WasiProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs test programs, one after the other, and says what is wrong with each. Used by one thread. */
final class Runner implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Engine engine;
    private final Preview1 wasi = new Preview1();
    private final DeadlineTicker ticker = new DeadlineTicker().start();

    Runner(Engine engine) {
        this.engine = engine;
    }

    /** What is wrong with a program's run; empty where nothing is. */
    Optional<String> run(Program program) throws IOException {
        Path folder = Files.createTempDirectory("mote-wasi-test");
        try {
            return run(program, folder);
        } catch (ModuleException e) {
            return Optional.of("it was refused: " + e.getMessage());
        } catch (Trap e) {
            return Optional.of("it trapped: " + e.getMessage());
        } catch (Stopped e) {
            return Optional.of("it did not end within " + LONGEST.toSeconds() + " s");
        } finally {
            delete(folder);
        }
    }

    @Override
    public void close() {
        ticker.close();
    }

    private Optional<String> run(Program program, Path folder) throws IOException {
        Spec spec = program.spec();
        ByteArrayOutputStream stdout = new ByteArrayOutputStream();
        ByteArrayOutputStream stderr = new ByteArrayOutputStream();
        List<String> line = new ArrayList<>();
        line.add(program.wasm().getFileName().toString());
        line.addAll(spec.args());
        WasiConfig config = WasiConfig.of(line, ByteSource.empty(), stdout::write, stderr::write)
                .withEnv(spec.env())
                .withFolders(folders(program, folder));
        int code;
        try (WasiProcess process = new WasiProcess(config);
                CoreModule module = engine.compile(Files.readAllBytes(program.wasm()), CompileOptions.defaults())) {
            Run run = new GuestExecutor(ticker, NanoClock.system(), CpuClock.system())
                    .newRun(new RunLimits(LONGEST, LONGEST), new CpuSlots(1, 1).share());
            code = run.call(inside -> start(module, process, inside));
        }
        return problem(spec, code, text(stdout), text(stderr));
    }

    private int start(CoreModule module, WasiProcess process, Run run) {
        Imports.Builder imports = Imports.builder();
        module.info()
                .imports()
                .forEach(it -> wasi.find(it.module(), it.name())
                        .ifPresent(function -> imports.add(it.module(), it.name(), function)));
        InstanceConfig config = new InstanceConfig(InstanceLimits.defaults(), run, process);
        try (CoreInstance instance = module.instantiate(imports.build(), config)) {
            instance.function("_start").ifPresent(GuestFunction::call);
            return 0;
        } catch (ProcessExit e) {
            return e.code();
        }
    }

    private static List<FolderGrant> folders(Program program, Path folder) throws IOException {
        List<FolderGrant> grants = new ArrayList<>();
        for (String dir : program.spec().dirs()) {
            Path copy = folder.resolve(dir).normalize();
            copy(program.wasm().resolveSibling(dir), copy);
            if (grants.isEmpty()) {
                grants.add(new FolderGrant("/", Folders.open(copy, true)));
            }
            grants.add(new FolderGrant(dir, Folders.open(copy, true)));
        }
        return grants;
    }

    private static Optional<String> problem(Spec spec, int code, String stdout, String stderr) {
        if (code != spec.exitCode()) {
            return Optional.of("it exited with " + Integer.toUnsignedString(code) + ", not " + spec.exitCode() + ": "
                    + stderr.strip());
        }
        if (!spec.stdout().orElse(stdout).equals(stdout)) {
            return Optional.of(
                    "it printed '" + stdout + "', not '" + spec.stdout().orElseThrow() + "'");
        }
        if (!spec.stderr().orElse(stderr).equals(stderr)) {
            return Optional.of(
                    "it complained '" + stderr + "', not '" + spec.stderr().orElseThrow() + "'");
        }
        return Optional.empty();
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static void copy(Path from, Path to) throws IOException {
        if (!Files.isDirectory(from)) {
            Files.createDirectories(to);
            return;
        }
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                if (!file.getFileName().toString().endsWith(".cleanup")) {
                    Files.copy(file, target);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
