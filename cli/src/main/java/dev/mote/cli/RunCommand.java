package dev.mote.cli;

import dev.mote.platform.Limit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code mote run}: a program in this process, with what it was granted and nothing else. */
@Command(
        name = "run",
        description = "Run a WebAssembly program here, with the rights it is given and no others.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0..255:the program's own; what is larger becomes 255",
            "124:a limit of time ended it",
            "125:it was not started; the message says what to change",
            "130, 143:Ctrl-C, or SIGTERM, ended it",
            "134:it trapped"
        },
        footer = {
            "",
            "Examples:",
            "  mote run hello.wasm                               no files, no network, no environment",
            "  mote run grep.wasm --dir ./src::/src:ro -- -n main /src/main.c",
            "  mote run python.wasm --dir .::/here -- /here/script.py",
            "  mote run tool.wasm --env LANG=C.UTF-8 --limit memory=256MiB --limit wall-time=30s",
            "  mote run tool.wasm --dir . --explain              show what it could touch, and run nothing",
            "",
            "What stands behind -- is the program's. Its output reaches the terminal as it is."
        })
final class RunCommand implements Callable<Integer> {
    @ParentCommand
    private MoteCommand mote;

    @Mixin
    private GrantOptions options;

    @Option(
            names = "--invoke",
            paramLabel = "EXPORT",
            description = "The function to call instead of the program's own.")
    private String entry = "";

    @Option(names = "--explain", description = "Say what the program may touch, and do not run it.")
    private boolean explain;

    @Parameters(index = "0", paramLabel = "PROGRAM", description = "A .wasm file, or the name of an installed program.")
    private String program;

    @Parameters(index = "1..*", paramLabel = "ARGUMENT", description = "Arguments of the program.")
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() {
        Terminal terminal = mote.terminal();
        try {
            Program found = Programs.of(mote.environment()).find(program, Limit.MODULE_SIZE.maximum());
            ProgramGrants grants = found.grants().and(options.read(mote.environment()));
            Program granted = new Program(found.name(), found.wasm(), grants);
            ProgramRun run = new ProgramRun(terminal, mote.environment(), granted, arguments, entry);
            return explain ? run.explain() : run.execute();
        } catch (Exception e) {
            CliException told = Failures.explain(e);
            told.print(terminal);
            return told.exitCode() == ExitCode.USAGE ? ExitCode.USAGE : ExitCode.NOT_STARTED;
        }
    }
}
