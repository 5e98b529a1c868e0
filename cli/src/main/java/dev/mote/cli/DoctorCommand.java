package dev.mote.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code mote doctor}: looks at this machine, and at a node where one answers. */
@Command(
        name = "doctor",
        description = "Check what a node needs of this machine, and the node at --url where one answers.",
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  mote doctor", "  mote doctor --data /var/lib/mote --listen 127.0.0.1:8001"})
final class DoctorCommand implements Callable<Integer> {
    @ParentCommand
    private MoteCommand mote;

    @Mixin
    private ClientOptions node;

    @Option(names = "--data", paramLabel = "FOLDER", description = "The data folder (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of(".mote");

    @Option(names = "--listen", paramLabel = "HOST:PORT", description = "Where to listen (default: ${DEFAULT-VALUE}).")
    private String listen = "127.0.0.1:8080";

    @Override
    public Integer call() {
        Terminal terminal = mote.terminal();
        List<Checkup.Finding> findings = new Checkup(
                        data.toAbsolutePath().normalize(), ListenAddress.parse(listen), node.client(mote.environment()))
                .run();
        for (Checkup.Finding finding : findings) {
            String mark = switch (finding.verdict()) {
                case GOOD -> terminal.good("ok  ");
                case NOTE -> terminal.bold("note");
                case BAD -> terminal.bad("BAD ");
            };
            terminal.line(mark + "  " + Printable.line(finding.subject() + ": " + finding.text()));
        }
        boolean sound = findings.stream().noneMatch(finding -> finding.verdict() == Checkup.Verdict.BAD);
        terminal.line(sound ? "Nothing is in the way of a node." : "A node would not run well here.");
        return sound ? ExitCode.OK : ExitCode.FAILED;
    }
}
