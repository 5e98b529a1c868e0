package dev.mote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mote.engine.CompileOptions;
import dev.mote.engine.CoreInstance;
import dev.mote.engine.CoreModule;
import dev.mote.engine.CpuClock;
import dev.mote.engine.CpuSlots;
import dev.mote.engine.DeadlineTicker;
import dev.mote.engine.Engine;
import dev.mote.engine.ExportType;
import dev.mote.engine.FuncType;
import dev.mote.engine.GuestExecutor;
import dev.mote.engine.GuestFunction;
import dev.mote.engine.HostFunction;
import dev.mote.engine.ImportType;
import dev.mote.engine.Imports;
import dev.mote.engine.InstanceConfig;
import dev.mote.engine.InstanceLimits;
import dev.mote.engine.ModuleLimits;
import dev.mote.engine.NanoClock;
import dev.mote.engine.Run;
import dev.mote.engine.RunLimits;
import dev.mote.platform.Limit;
import dev.mote.wasi.FolderGrant;
import dev.mote.wasi.Folders;
import dev.mote.wasi.Preview1;
import dev.mote.wasi.WasiConfig;
import dev.mote.wasi.WasiProcess;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ruby as npm has it: a reactor that also asks for functions of a JavaScript host, which are here and answer 0. So it is
 * no program for {@code mote run}, which says why; on our engine and our system interface it evaluates its scripts.
 */
class RubyTest {
    private static final Duration LONG = Duration.ofMinutes(10);

    @TempDir
    private Path folder;

    @Test
    void whatAsksForAnotherHostIsRefusedByName() {
        Path ruby = ThirdParty.program("ruby.wasm");
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(err, true, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(print, print, InputStream.nullInputStream(), Terminal.Attached.none(), false);
        Map<String, String> environment = Map.of("MOTE_HOME", folder.toString());
        assertThat(Mote.run(terminal, environment, "run", ruby.toString())).isEqualTo(125);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("rb-js-abi-host");
    }

    @Test
    void rubyReadsItsFolderAndNothingElse() throws Exception {
        Path wasm = ThirdParty.program("ruby.wasm");
        Files.writeString(Files.createDirectory(folder.resolve("work")).resolve("data.json"), "{\"a\": [1, 2]}");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StandardOutput printed = new StandardOutput(new PrintStream(out, true, StandardCharsets.UTF_8), false);
        WasiConfig config = WasiConfig.of(
                        List.of("ruby"),
                        new StandardInput(new Terminal(
                                System.out,
                                System.err,
                                InputStream.nullInputStream(),
                                Terminal.Attached.none(),
                                false)),
                        printed,
                        printed)
                .withFolders(List.of(new FolderGrant("/given", Folders.open(folder.resolve("work"), false))));
        Map<String, String> environment =
                Map.of("MOTE_HOME", wasm.resolveSibling("mote-home").toString());
        ModuleLimits limits = new ModuleLimits(
                Limit.MODULE_SIZE.maximum(), 1_000_000, 16 << 20, 50_000, 10_000, 1 << 20, 65_536, 1 << 24);
        try (Engine engine = LocalEngine.open(environment);
                CoreModule module = engine.compile(Files.readAllBytes(wasm), new CompileOptions(limits, "run", 0));
                DeadlineTicker ticker = new DeadlineTicker().start();
                WasiProcess process = new WasiProcess(config)) {
            Run run = new GuestExecutor(ticker, NanoClock.system(), CpuClock.system())
                    .newRun(new RunLimits(LONG, LONG), new CpuSlots(1, 1).share());
            run.call(inside -> {
                evaluate(module, inside, process);
                return 0;
            });
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("""
                3.4 [1, 2] {}
                Errno::ENOENT
                Errno::EPERM
                Errno::EPERM
                Errno::EROFS
                """);
    }

    private void evaluate(CoreModule module, Run run, WasiProcess process) {
        InstanceLimits limits = new InstanceLimits(1L << 30, 1 << 20);
        CoreInstance ruby = module.instantiate(imports(module), new InstanceConfig(limits, run, process));
        find(ruby, "_initialize").call();
        find(ruby, "ruby-init:").call(texts(ruby, "ruby.wasm\0", "-EUTF-8\0", "-e_=0\0"), 3);
        byte[] script = """
                require "json"
                puts "#{RUBY_VERSION[0, 3]} #{JSON.parse(File.read("/given/data.json"))["a"]} #{ENV.to_h}"
                ["/etc/passwd", "/given/../secret", "/given/.."].each do |path|
                  begin
                    puts "ESCAPED", File.open(path).read
                  rescue SystemCallError => e
                    puts e.class
                  end
                end
                begin
                  File.write("/given/new", "x")
                rescue SystemCallError => e
                  puts e.class
                end
                $stdout.flush
                """.getBytes(StandardCharsets.UTF_8);
        int result = (int) find(ruby, "rb-eval-string-protect:").call(bytes(ruby, script), script.length)[0];
        assertThat(ruby.memory().getInt(result + 4))
                .as("state of the evaluation")
                .isZero();
    }

    /** A list of strings: each a pointer and a length. */
    private static int texts(CoreInstance ruby, String... texts) {
        int list = allocate(ruby, 8 * texts.length);
        for (int i = 0; i < texts.length; i++) {
            byte[] text = texts[i].getBytes(StandardCharsets.UTF_8);
            ruby.memory().putInt(list + 8 * i, bytes(ruby, text));
            ruby.memory().putInt(list + 8 * i + 4, text.length);
        }
        return list;
    }

    private static int bytes(CoreInstance ruby, byte[] bytes) {
        int address = allocate(ruby, bytes.length);
        ruby.memory().write(address, bytes);
        return address;
    }

    private static int allocate(CoreInstance ruby, int size) {
        return (int) find(ruby, "cabi_realloc").call(0, 0, 4, size)[0];
    }

    private static GuestFunction find(CoreInstance ruby, String start) {
        return ruby.module().info().exports().stream()
                .map(ExportType::name)
                .filter(name -> name.startsWith(start))
                .findFirst()
                .flatMap(ruby::function)
                .orElseThrow();
    }

    private static Imports imports(CoreModule module) {
        Preview1 wasi = new Preview1();
        Imports.Builder imports = Imports.builder();
        for (ImportType imported : module.info().imports()) {
            imports.add(
                    imported.module(),
                    imported.name(),
                    wasi.find(imported.module(), imported.name()).orElseGet(() -> zero((FuncType) imported.type())));
        }
        return imports.build();
    }

    private static HostFunction zero(FuncType type) {
        MethodType expected = type.methodType().insertParameterTypes(0, CoreInstance.class);
        MethodHandle handle = MethodHandles.empty(expected);
        return new HostFunction(type, handle);
    }
}
