package dev.mote.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The root: nothing but its subcommands. */
@Command(
        name = "mote",
        description = "A serverless WebAssembly platform in one process.%n",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            UpCommand.class,
            NewCommand.class,
            BuildCommand.class,
            RunCommand.class,
            InstallCommand.class,
            UninstallCommand.class,
            ProgramsCommand.class,
            DeployCommand.class,
            InvokeCommand.class,
            LogsCommand.class,
            PsCommand.class,
            ListCommand.class,
            InspectCommand.class,
            RollbackCommand.class,
            DeleteCommand.class,
            LimitsCommand.class,
            DoctorCommand.class,
            TrainCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:could not be done; the message says what to change",
            "2:wrong command line",
            "3:the function ran and did not complete",
            "4:no node answered"
        },
        footer = {
            "",
            "Examples:",
            "  mote up                          serve the bundled examples on http://127.0.0.1:8080",
            "  mote new --lang js hello         make a project; 'mote build' builds it",
            "  mote run prog.wasm --dir ./data  run a program here, with that folder and nothing else",
            "  mote deploy hello.wasm me/hello  upload a function to a running node",
            "  mote invoke me/hello -d 'Hi'     call it",
            "  mote logs me/hello -f            follow what it writes",
            "",
            "Environment:",
            "  MOTE_URL, MOTE_TOKEN   the node that commands talk to, and the token they show",
            "  MOTE_JAVA_OPTS         more flags for the JVM",
            "  MOTE_DEBUG=1           stack traces for errors inside mote",
            "  NO_COLOR=1             no colours"
        })
final class MoteCommand implements Runnable {
    private final Terminal terminal;
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec;

    MoteCommand(Terminal terminal, Map<String, String> environment) {
        this.terminal = terminal;
        this.environment = Map.copyOf(environment);
    }

    Terminal terminal() {
        return terminal;
    }

    Map<String, String> environment() {
        return environment;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing.");
    }
}
