package dev.mote.bench;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What kernels are run on, each in a process of its own. */
enum KernelPeer {
    /** The host's compiler. */
    NATIVE,
    /** V8. */
    NODE,
    WASMTIME,
    /** Compiled. */
    ENDIVE,
    MOTE,
    /** Without deadlines, processor-time accounting and contended slots. */
    MOTE_UNLIMITED,
    /** Counts what it executes. */
    MOTE_FUEL;

    private static final List<String> COMPILERS = List.of("clang-19", "clang");

    /** The name in tables, as {@code mote-unlimited}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The command that runs a kernel so often; empty where something it needs is not installed. */
    Optional<List<String>> command(Kernel kernel, int calls, Path scratch) {
        List<String> arguments = List.of(Integer.toString(kernel.argument()), Integer.toString(calls));
        return switch (this) {
            case NATIVE -> compile(kernel, scratch).map(program -> join(List.of(program.toString()), arguments));
            case NODE ->
                find("node")
                        .map(node -> join(
                                List.of(
                                        node.toString(),
                                        Kernel.folder().resolve("run.mjs").toString(),
                                        kernel.wasm().toString()),
                                arguments));
            default -> Optional.of(join(java(List.of(toString(), kernel.wasm().toString())), arguments));
        };
    }

    private static List<String> java(List<String> peerAndModule) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(JvmFlags.ofThisProcess());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), KernelMain.class.getName()));
        command.addAll(peerAndModule);
        return command;
    }

    private static Optional<Path> compile(Kernel kernel, Path scratch) {
        return COMPILERS.stream()
                .flatMap(name -> find(name).stream())
                .findFirst()
                .map(compiler -> {
                    Path program = scratch.resolve(kernel.name());
                    List<String> command = List.of(
                            compiler.toString(),
                            "-O2",
                            "-fno-math-errno",
                            kernel.source().toString(),
                            Kernel.folder().resolve("native.c").toString(),
                            "-o",
                            program.toString(),
                            "-lm");
                    Subprocess.lines(command);
                    return program;
                });
    }

    private static Optional<Path> find(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static List<String> join(List<String> program, List<String> arguments) {
        return Stream.concat(program.stream(), arguments.stream()).toList();
    }
}
