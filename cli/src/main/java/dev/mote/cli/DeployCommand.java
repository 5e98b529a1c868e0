package dev.mote.cli;

import dev.mote.platform.FunctionName;
import dev.mote.platform.Limit;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/** {@code mote deploy}: uploads a module as the next version of a function. */
@Command(
        name = "deploy",
        description = "Upload a module as the next version of a function.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  mote deploy hello.wasm              as " + Target.DEFAULT_USER + "/hello",
            "  mote deploy build/out.wasm me/hello as me/hello"
        })
final class DeployCommand implements Callable<Integer> {
    @ParentCommand
    private MoteCommand mote;

    @Mixin
    private ClientOptions node;

    @Mixin
    private Output output;

    @Parameters(index = "0", paramLabel = "FILE", description = "The .wasm file.")
    private Path file;

    @Parameters(index = "1", arity = "0..1", paramLabel = "user/name", description = "Else demo/<file name>.")
    private Optional<String> name = Optional.empty();

    @Override
    public Integer call() throws Exception {
        FunctionName function = name.map(text -> Target.parse(text).function()).orElseGet(() -> Target.ofFile(file));
        byte[] wasm = ModuleFile.read(file, Limit.MODULE_SIZE.maximum());
        NodeClient client = node.client(mote.environment());
        JsonNode version = new Deploying(client, function, mote.terminal()).version(wasm);
        if (output.json()) {
            mote.terminal().guestBytes(version.toString().getBytes(StandardCharsets.UTF_8));
            return ExitCode.OK;
        }
        mote.terminal()
                .line(function + " version " + version.path("version").asLong() + " is live ("
                        + Printable.line(version.path("world").asString("")) + ", " + Units.bytes(wasm.length) + ")");
        mote.terminal().line("  " + Curl.call(client.base(), function, "", client.hasToken()));
        return ExitCode.OK;
    }
}
