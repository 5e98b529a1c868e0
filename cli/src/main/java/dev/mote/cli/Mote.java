package dev.mote.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;

/** The {@code mote} command. */
public final class Mote {
    private Mote() {}

    public static void main(String[] args) {
        System.exit(run(Terminal.system(), System.getenv(), args));
    }

    /** One command in this process. */
    static int run(Terminal terminal, Map<String, String> environment, String... args) {
        CommandLine line = new CommandLine(new MoteCommand(terminal, environment));
        line.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(terminal.colourful() ? Ansi.ON : Ansi.OFF));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpAutoWidth(true);
        line.setExitCodeExceptionMapper(e -> e instanceof CliException cli ? cli.exitCode() : ExitCode.FAILED);
        line.setParameterExceptionHandler((e, _) -> wrongUsage(terminal, e));
        line.setExecutionExceptionHandler((e, _, _) -> failed(terminal, e));
        return line.execute(args);
    }

    private static int wrongUsage(Terminal terminal, ParameterException e) {
        terminal.error(Printable.line(e.getMessage()));
        terminal.note("  '" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help' shows examples.");
        return ExitCode.USAGE;
    }

    private static int failed(Terminal terminal, Exception e) {
        CliException told = Failures.explain(e);
        told.print(terminal);
        if (System.getenv("MOTE_DEBUG") != null) {
            e.printStackTrace(terminal.err());
        }
        return told.exitCode();
    }
}
