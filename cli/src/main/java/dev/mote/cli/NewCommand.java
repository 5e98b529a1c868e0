package dev.mote.cli;

import dev.mote.platform.FunctionName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code mote new}: a project that {@code mote build} builds. */
@Command(
        name = "new",
        description = "Make a project to begin with: a source, its interfaces, and a manifest for 'mote build'.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  mote new --lang js greet                                text in, text out (world faas-exec)",
            "  mote new --lang js --engine starlingmonkey greet        the same on the other JavaScript engine",
            "  mote new --world http --lang ts site                    wasi:http with the fetch API",
            "  mote new --world command --lang c tool                  a program for 'mote run'",
            "",
            "Languages and their worlds:",
            "  c               faas-exec, http, handle, command, faasm-2018",
            "  js, ts          faas-exec, http",
            "  assemblyscript  handle, faasm-2018"
        })
final class NewCommand implements Callable<Integer> {
    @ParentCommand
    private MoteCommand mote;

    @Option(
            names = "--world",
            paramLabel = "WORLD",
            description = "The contract of the function (default: ${DEFAULT-VALUE}).")
    private String world = "faas-exec";

    @Option(names = "--lang", paramLabel = "LANGUAGE", required = true, description = "What it is written in.")
    private String language;

    @Option(
            names = "--engine",
            paramLabel = "quickjs|starlingmonkey",
            description = "The JavaScript engine: 1 MB and quick, or 12 MB with the fetch API.")
    private Optional<String> engine = Optional.empty();

    @Parameters(paramLabel = "DIR", description = "A folder that is not there yet, or empty.")
    private Path folder;

    @Override
    public Integer call() throws Exception {
        Template template = template();
        Path target = folder.toAbsolutePath().normalize();
        FunctionName function = Target.ofFile(target);
        if (Files.exists(target) && !isEmpty(target)) {
            throw new CliException(
                    Printable.line(folder.toString()) + " is there already.", "Name a folder that is new or empty.");
        }
        for (Map.Entry<String, String> file :
                template.files(function.toString(), function.name()).entrySet()) {
            Path path = target.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        tell(template, function);
        return ExitCode.OK;
    }

    private Template template() {
        Language chosen = Language.byId(language)
                .filter(one -> one.knows(world))
                .orElseThrow(() -> CliException.usage(
                        "There is no template for world '" + Printable.line(world) + "' in '" + Printable.line(language)
                                + "'.",
                        "Languages and their worlds: " + Language.table() + "."));
        if (engine.isPresent() && !chosen.needsEngine()) {
            throw CliException.usage(
                    "--engine is for JavaScript, and this is " + chosen.title() + ".", "Leave --engine out.");
        }
        return new Template(
                chosen,
                world,
                chosen.needsEngine() ? Optional.of(ScriptEngine.choose(engine, world)) : Optional.empty());
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (var entries = Files.newDirectoryStream(folder)) {
            return !entries.iterator().hasNext();
        }
    }

    private void tell(Template template, FunctionName function) {
        Terminal terminal = mote.terminal();
        String name = Printable.line(folder.toString());
        terminal.line("made " + name + ": world " + world + " in "
                + template.language().title()
                + template.engine().map(one -> ", on " + one.title()).orElse(""));
        terminal.line("  cd " + name);
        if (template.needsPackages()) {
            terminal.line("  npm install");
        }
        terminal.line("  mote build");
        if (world.equals("command")) {
            terminal.line("  mote run " + function.name() + ".wasm");
        } else {
            terminal.line("  mote up mote.toml --watch");
        }
    }
}
