package dev.mote.cli;

import dev.mote.manifest.ManifestException;
import dev.mote.manifest.ManifestReader;
import dev.mote.manifest.ModuleBuild;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code mote build}: makes the modules of a manifest that say how they are made. */
@Command(
        name = "build",
        description = "Build the modules of a project, as its mote.toml says.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  mote build                 the project in this folder",
            "  mote build hello           the one in ./hello",
            "  mote build shop/shop.toml  the modules of that manifest",
            "",
            "A missing compiler is named, with how to get it. CLANG, WASM_LD, WASM_TOOLS, JCO, ASC, TSC and",
            "WASI_SYSROOT say where they are; the project's node_modules comes before the PATH."
        })
final class BuildCommand implements Callable<Integer> {
    @ParentCommand
    private MoteCommand mote;

    @Option(
            names = {"-v", "--verbose"},
            description = "Show the commands, and what they say.")
    private boolean verbose;

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR|FILE",
            description = "The project's folder, or its manifest (default: this folder).")
    private Path project = Path.of("");

    @Override
    public Integer call() throws Exception {
        Path named = project.toAbsolutePath().normalize();
        Path manifest = Files.isDirectory(named) ? named.resolve("mote.toml") : named;
        if (!Files.isRegularFile(manifest)) {
            throw new CliException(
                    "There is no " + Printable.line(manifest.toString()) + ".",
                    "Name a project's folder, or make one: mote new --lang js hello.");
        }
        List<ModuleBuild> builds = read(manifest);
        if (builds.isEmpty()) {
            throw new CliException(
                    "No function of " + Printable.line(manifest.toString()) + " says how it is built.",
                    "Add to a function, for example: build = { command = \"make\" }.");
        }
        for (ModuleBuild build : builds) {
            new Building(mote.terminal(), mote.environment(), verbose).build(build);
        }
        return ExitCode.OK;
    }

    private static List<ModuleBuild> read(Path manifest) throws Exception {
        try {
            return ManifestReader.builds(manifest);
        } catch (ManifestException e) {
            throw new CliException(
                    "The manifest cannot be used.",
                    e.getMessage().lines().map(Printable::line).toList(),
                    Optional.empty(),
                    ExitCode.FAILED);
        }
    }
}
