package dev.mote.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The system interface as Node.js has it, to compare with. */
final class NodeWasi {
    private static final String HOST = """
            const { WASI } = require('node:wasi');
            const [wasm, guest, host, ...args] = process.argv.slice(1);
            const wasi = new WASI({ version: 'preview1', args: ['program', ...args], env: {}, preopens: { [guest]: host } });
            const module = new WebAssembly.Module(require('node:fs').readFileSync(wasm));
            process.exitCode = wasi.start(new WebAssembly.Instance(module, wasi.getImportObject()));
            """;

    private NodeWasi() {}

    /** What a program printed, and how it ended. */
    record Printed(int exit, String out) {}

    /** Runs a program with one folder; the test is skipped where there is no Node.js. */
    static Printed run(Path program, Path folder, String guest, byte[] input, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(
                List.of(node().toString(), "--no-warnings", "-e", HOST, program.toString(), guest, folder.toString()));
        line.addAll(arguments);
        Path in = Files.write(Files.createTempFile("input", null), input);
        try {
            Process process = new ProcessBuilder(line)
                    .redirectInput(in.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Printed(process.waitFor(), out);
        } finally {
            Files.delete(in);
        }
    }

    private static Path node() {
        Optional<Path> found = Stream.of(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(":"))
                .map(folder -> Path.of(folder, "node"))
                .filter(Files::isExecutable)
                .findFirst();
        Assumptions.assumeTrue(found.isPresent(), "*** SKIPPED: there is no Node.js to compare with ***");
        return found.orElseThrow();
    }
}
