package dev.mote.cli;

import dev.mote.gateway.AppRoute;
import dev.mote.gateway.Compat;
import dev.mote.gateway.GatewayConfig;
import dev.mote.gateway.Token;
import dev.mote.manifest.Manifest;
import dev.mote.platform.ErrorCode;
import dev.mote.platform.Limit;
import dev.mote.platform.LimitValues;
import dev.mote.platform.Limits;
import dev.mote.platform.MoteException;
import dev.mote.platform.NodeConfig;
import dev.mote.platform.Platform;
import dev.mote.s3.S3Config;
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
        description = "Run a node. Without modules or a manifest it serves the bundled examples.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  mote up                                   the bundled examples, data in ./.mote",
            "  mote up hello.wasm                        serve hello.wasm as " + Target.DEFAULT_USER + "/hello",
            "  mote up app.toml --watch                  serve what a manifest says, and again when it changes",
            "  mote up --listen 127.0.0.1:8001 --data D  elsewhere",
            "  mote up --listen 0.0.0.0:80 --tokens-file /etc/mote/tokens",
            "  mote up --limit wall-time=10s --limit memory=128MiB",
            "",
            "A tokens file has lines of: SECRET SCOPES [USER]. Scopes: invoke, deploy, read, admin.",
            "SIGTERM or Ctrl-C lets running calls finish; a second one ends the process at once."
        })
final class UpCommand implements Callable<Integer> {
    private static final String LISTEN = "127.0.0.1:8080";

    /** How often a watched manifest is looked at. */
    private static final Duration GLANCE = Duration.ofMillis(300);

    @ParentCommand
    private MoteCommand mote;

    @Mixin
    private Output output;

    @Parameters(
            paramLabel = "app.toml | module.wasm",
            arity = "0..*",
            description = "A manifest, or modules to serve; a module's file name is the function's.")
    private List<Path> modules = new ArrayList<>();

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            description = "Where to listen (default: the manifest's address, or " + LISTEN + ").")
    private Optional<String> listen = Optional.empty();

    @Option(names = "--watch", description = "Serve the manifest again when it or a file of it changes.")
    private boolean watch;

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
        Optional<Applications> applications = applications();
        Optional<Manifest> manifest =
                applications.isPresent() ? Optional.of(applications.get().read()) : Optional.empty();
        Limits set =
                LimitValues.parseAll(limits).over(manifest.map(Manifest::limits).orElse(Limits.defaults()));
        ModuleFiles files = ModuleFiles.read(manifest.isPresent() ? List.of() : modules, set.get(Limit.MODULE_SIZE));
        Path folder = data.toAbsolutePath().normalize();
        GatewayConfig front = front(manifest);
        Signals signals = Signals.listen(terminal);
        List<Served> served = new ArrayList<>();
        // Before the node listens: who sees that it is ready finds the functions there.
        Node.Routes made = platform -> {
            List<AppRoute> routes =
                    manifest.isPresent() ? applications.get().deploy(manifest.get(), platform) : List.of();
            served.addAll(served(platform, manifest, files, folder));
            return routes;
        };
        try (Node node = start(new NodeConfig(folder, set), front, objects(manifest), made)) {
            List<AppRoute> routes = manifest.map(Manifest::routes).orElse(List.of());
            new Announcement(node.url(), folder, served, routes, !front.tokens().isEmpty())
                    .print(terminal, output.json());
            if (watch) {
                Watch watching = new Watch(applications.get(), manifest.get(), node, terminal);
                while (!signals.await(GLANCE)) {
                    watching.look();
                }
            } else {
                signals.await();
            }
            terminal.note("mote: stopping; running calls have " + drainSeconds + " s (again to stop at once)");
            boolean finished = node.drain(Duration.ofSeconds(drainSeconds));
            terminal.note(finished ? "mote: stopped" : "mote: stopped; calls that had not finished were cut off");
        }
        return ExitCode.OK;
    }

    /** The manifest that the command line names, if it names one. */
    private Optional<Applications> applications() {
        Optional<Path> named = modules.stream().filter(Applications::isManifest).findFirst();
        if (named.isPresent() && modules.size() > 1) {
            throw CliException.usage("A manifest stands alone.", "Name the modules in it, or serve them without one.");
        }
        if (watch && named.isEmpty()) {
            throw CliException.usage("There is nothing to watch.", "Name a manifest: mote up app.toml --watch.");
        }
        return named.map(file -> new Applications(file, Path.of(""), mote.environment()));
    }

    private static List<Served> served(Platform platform, Optional<Manifest> manifest, ModuleFiles files, Path folder)
            throws IOException {
        if (manifest.isPresent()) {
            return manifest.get().functions().stream()
                    .map(function -> new Served(function.name(), "", ""))
                    .toList();
        }
        return files.isEmpty()
                ? new Examples(platform.functions(), folder).deploy()
                : files.deploy(platform.functions());
    }

    private GatewayConfig front(Optional<Manifest> manifest) throws IOException {
        ListenAddress asked = ListenAddress.parse(
                listen.or(() -> manifest.flatMap(Manifest::listen)).orElse(LISTEN));
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
        Compat compat = manifest.map(Manifest::compat).orElse(Compat.all());
        return new GatewayConfig(address.host(), address.port(), allowed, insecure, compat);
    }

    private Optional<S3Config> objects(Optional<Manifest> manifest) {
        return manifest.flatMap(Manifest::objects)
                .map(server -> S3Config.of(server.modules(), server.endpoint(), server.region(), mote.environment()));
    }

    private static Node start(NodeConfig config, GatewayConfig front, Optional<S3Config> objects, Node.Routes routes) {
        try {
            return Node.start(config, front, Clock.systemUTC(), objects, routes);
        } catch (MoteException e) {
            if (e.code() == ErrorCode.STORAGE_FAILED || e.code() == ErrorCode.STORAGE_FULL) {
                throw new CliException(
                        Printable.line(e.getMessage()),
                        objects.isPresent()
                                ? "Check that the S3 server answers, the variables AWS_…, and the data folder."
                                : "Stop the node that uses it, mend the folder, or take another one with --data FOLDER.");
            }
            throw e;
        }
    }
}
