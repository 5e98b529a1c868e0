package dev.mote.cli;

import dev.mote.gateway.GatewayConfig;
import dev.mote.gateway.Token;
import dev.mote.platform.ErrorCode;
import dev.mote.platform.Limit;
import dev.mote.platform.LimitValues;
import dev.mote.platform.Limits;
import dev.mote.platform.MoteException;
import dev.mote.platform.NodeConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code mote up}: a node in this process, until a signal ends it. */
@Command(
        name = "up",
        description = "Run a node. Without modules it serves the bundled examples.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  mote up                                   the bundled examples, data in ./.mote",
            "  mote up hello.wasm                        serve hello.wasm as " + Target.DEFAULT_USER + "/hello",
            "  mote up --listen 127.0.0.1:8001 --data D  elsewhere",
            "  mote up --listen 0.0.0.0:80 --tokens-file /etc/mote/tokens",
            "  mote up --limit wall-time=10s --limit memory=128MiB",
            "",
            "A tokens file has lines of: SECRET SCOPES [USER]. Scopes: invoke, deploy, read, admin.",
            "SIGTERM or Ctrl-C lets running calls finish; a second one ends the process at once."
        })
final class UpCommand implements Callable<Integer> {
    @ParentCommand
    private MoteCommand mote;

    @Mixin
    private Output output;

    @Parameters(
            paramLabel = "module.wasm",
            arity = "0..*",
            description = "Modules to serve; the file name is the function's.")
    private List<Path> modules = new ArrayList<>();

    @Option(names = "--listen", paramLabel = "HOST:PORT", description = "Where to listen (default: ${DEFAULT-VALUE}).")
    private String listen = "127.0.0.1:8080";

    @Option(names = "--find-free-port", description = "Take the next port that is free.")
    private boolean findFreePort;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Where everything is kept (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of(".mote");

    @Option(names = "--token", paramLabel = "SECRET", description = "A token that allows everything; may be repeated.")
    private List<String> tokens = new ArrayList<>();

    @Option(names = "--tokens-file", paramLabel = "FILE", description = "Tokens with scopes, one a line.")
    private Optional<Path> tokensFile = Optional.empty();

    @Option(
            names = "--insecure",
            description = "Listen beyond this machine without tokens: everybody may do everything.")
    private boolean insecure;

    @Option(
            names = "--limit",
            paramLabel = "NAME=VALUE",
            description = "Set a limit of the node, or the default of one of its functions; see 'mote limits'.")
    private Map<String, String> limits = new LinkedHashMap<>();

    @Option(
            names = "--drain",
            paramLabel = "SECONDS",
            description = "How long running calls may go on after SIGTERM (default: ${DEFAULT-VALUE}).")
    private int drainSeconds = 25;

    @Override
    public Integer call() throws Exception {
        Terminal terminal = mote.terminal();
        Limits set = LimitValues.parseAll(limits);
        ModuleFiles files = ModuleFiles.read(modules, set.get(Limit.MODULE_SIZE));
        Path folder = data.toAbsolutePath().normalize();
        GatewayConfig front = front();
        Signals signals = Signals.listen(terminal);
        try (Node node = start(new NodeConfig(folder, set), front)) {
            List<Served> served = files.isEmpty()
                    ? new Examples(node.platform().functions(), folder).deploy()
                    : files.deploy(node.platform().functions());
            new Announcement(node.url(), folder, served, !front.tokens().isEmpty()).print(terminal, output.json());
            signals.await();
            terminal.note("mote: stopping; running calls have " + drainSeconds + " s (again to stop at once)");
            boolean finished = node.drain(Duration.ofSeconds(drainSeconds));
            terminal.note(finished ? "mote: stopped" : "mote: stopped; calls that had not finished were cut off");
        }
        return ExitCode.OK;
    }

    private GatewayConfig front() throws IOException {
        ListenAddress asked = ListenAddress.parse(listen);
        List<Token> allowed =
                new ArrayList<>(tokens.stream().map(TokensFile::admin).toList());
        if (tokensFile.isPresent()) {
            allowed.addAll(TokensFile.read(tokensFile.get()));
        }
        if (!asked.isLoopback() && allowed.isEmpty() && !insecure) {
            throw new CliException(
                    "Listening on " + asked + " without tokens would let everybody run code here.",
                    "Add --tokens-file FILE or --token SECRET; --insecure only where the network is trusted.");
        }
        ListenAddress address = findFreePort ? asked.orNextFree() : asked.requireFree();
        return new GatewayConfig(address.host(), address.port(), allowed, insecure);
    }

    private static Node start(NodeConfig config, GatewayConfig front) {
        try {
            return Node.start(config, front, Clock.systemUTC());
        } catch (MoteException e) {
            if (e.code() == ErrorCode.STORAGE_FAILED || e.code() == ErrorCode.STORAGE_FULL) {
                throw new CliException(
                        Printable.line(e.getMessage()),
                        "Stop the node that uses it, mend the folder, or take another one with --data FOLDER.");
            }
            throw e;
        }
    }
}
