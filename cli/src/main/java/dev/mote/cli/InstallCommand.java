package dev.mote.cli;

import dev.mote.platform.Limit;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code mote install}: keeps a program together with what it may touch. */
@Command(
        name = "install",
        description = "Keep a program under a name, with the rights that 'mote run NAME' gives it.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  mote install grep grep.wasm --dir ~/src::/src:ro",
            "  mote run grep -- -n main /src/main.c",
            "",
            "Kept in MOTE_HOME, or in mote's folder among the user's data."
        })
final class InstallCommand implements Callable<Integer> {
    @ParentCommand
    private MoteCommand mote;

    @Mixin
    private GrantOptions options;

    @Parameters(index = "0", paramLabel = "NAME", description = "What 'mote run' calls it by.")
    private String name;

    @Parameters(index = "1", paramLabel = "FILE", description = "A .wasm file.")
    private Path file;

    @Override
    public Integer call() throws Exception {
        byte[] wasm = ModuleFile.read(file, Limit.MODULE_SIZE.maximum());
        ProgramGrants grants = options.read(mote.environment());
        Program program = new Program(name, wasm, grants);
        String world = ProgramRun.world(mote.environment(), program);
        Programs.of(mote.environment()).install(name, wasm, grants);
        mote.terminal().line("installed " + name + " (world " + world + "); run it with: mote run " + name);
        return ExitCode.OK;
    }
}
