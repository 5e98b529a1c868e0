package dev.mote.cli;

import dev.mote.engine.ModuleException;
import dev.mote.manifest.ModuleBuild;
import dev.mote.manifest.ModuleRecipe;
import dev.mote.platform.Limit;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs the commands that make one module, and looks at what came out. Used by one thread. */
final class Building {
    /** Bytes that are shown of what a command says. */
    private static final int MOST_SAID = 1 << 20;

    private final Terminal terminal;
    private final Map<String, String> environment;
    private final boolean verbose;

    /** @param verbose every command is shown, and what it says */
    Building(Terminal terminal, Map<String, String> environment, boolean verbose) {
        this.terminal = terminal;
        this.environment = environment;
        this.verbose = verbose;
    }

    void build(ModuleBuild build) throws IOException, InterruptedException {
        terminal.note("building " + build.function());
        switch (build.recipe()) {
            case ModuleRecipe.Shell(String line) -> run(build, List.of("sh", "-c", line));
            case ModuleRecipe.Sources sources -> compile(build, sources);
        }
        tell(build);
    }

    /** Who serves the module meanwhile never sees half of it. */
    private void compile(ModuleBuild build, ModuleRecipe.Sources sources) throws IOException, InterruptedException {
        Language language = Language.byId(sources.language())
                .filter(one -> one.knows(sources.world()))
                .orElseThrow(() -> new CliException(
                        build.function() + " cannot be built: there is no recipe for world '"
                                + Printable.line(sources.world()) + "' in '" + Printable.line(sources.language())
                                + "'.",
                        "Languages and their worlds: " + Language.table() + "; or write build = { command = \"…\" }."));
        Path work = Files.createTempDirectory("mote-build");
        try {
            Path result = work.resolve("result.wasm");
            Toolbox tools = new Toolbox(build.folder(), environment);
            List<List<String>> steps = new Recipe(build.folder(), tools, work, result).steps(language, sources);
            tools.check(build.function().toString());
            for (List<String> step : steps) {
                run(build, step);
            }
            Path beside = build.module().resolveSibling(build.module().getFileName() + ".part");
            Files.copy(result, beside, StandardCopyOption.REPLACE_EXISTING);
            Files.move(beside, build.module(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            FileTree.delete(work);
        }
    }

    private void run(ModuleBuild build, List<String> command) throws IOException, InterruptedException {
        String line = Printable.line(String.join(" ", command));
        if (verbose) {
            terminal.note("  " + line);
        }
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(build.folder().toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        byte[] said;
        try (InputStream output = process.getInputStream()) {
            said = output.readNBytes(MOST_SAID);
            // A process that cannot write waits for ever.
            output.transferTo(OutputStream.nullOutputStream());
        }
        int status = process.waitFor();
        if (said.length > 0 && (verbose || status != 0)) {
            terminal.note(Printable.text(said).stripTrailing());
        }
        if (status != 0) {
            throw new CliException(
                    build.function() + " was not built: a command ended with " + status + ".",
                    List.of(line),
                    Optional.of("What it said stands above; a module that was there is as it was."),
                    ExitCode.FAILED);
        }
    }

    private void tell(ModuleBuild build) throws IOException {
        Path shown = Path.of("").toAbsolutePath().relativize(build.module());
        byte[] wasm;
        try {
            wasm = ModuleFile.read(build.module(), Limit.MODULE_SIZE.maximum());
        } catch (NoSuchFileException e) {
            throw new CliException(
                    build.function() + " was not built: the command wrote no " + Printable.line(shown.toString()) + ".",
                    "Let it write the file that 'module' names.");
        }
        try {
            terminal.line("built " + Printable.line(shown.toString()) + " (" + Inspector.world(wasm) + ", "
                    + Units.bytes(wasm.length) + ")");
        } catch (ModuleException e) {
            throw new CliException(
                    Printable.line(shown.toString()) + " was built, but a node would refuse it.",
                    List.of(Printable.line(e.getMessage())),
                    Optional.of("'mote inspect' shows what it imports and exports."),
                    ExitCode.FAILED);
        }
    }
}
