package dev.mote.cli;

import dev.mote.gateway.Documents;
import dev.mote.platform.Inspection;
import dev.mote.platform.Limit;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/** {@code mote inspect}: what a module is, or how a function stands. */
@Command(
        name = "inspect",
        description =
                "Show what a module imports, exports and needs, and which world it fits; or how a function stands.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  mote inspect hello.wasm    without a node",
            "  mote inspect simon/echo    a function of a node"
        })
final class InspectCommand implements Callable<Integer> {
    @ParentCommand
    private MoteCommand mote;

    @Mixin
    private ClientOptions node;

    @Mixin
    private Output output;

    @Parameters(paramLabel = "FILE|user/name", description = "A .wasm file, or a function.")
    private String subject;

    @Override
    public Integer call() throws Exception {
        Path file = Path.of(subject);
        return subject.endsWith(".wasm") || Files.exists(file) ? module(file) : function(Target.parse(subject));
    }

    private int module(Path file) throws Exception {
        byte[] wasm = ModuleFile.read(file, Limit.MODULE_SIZE.maximum());
        Inspection inspection = Inspector.inspect(wasm);
        if (output.json()) {
            mote.terminal().guestBytes((Documents.inspection(inspection) + "\n").getBytes(StandardCharsets.UTF_8));
        } else {
            InspectionText.print(mote.terminal(), file.toString(), inspection);
            Inspector.wit(wasm)
                    .ifPresent(
                            wit -> wit.lines().forEach(line -> mote.terminal().line(Printable.line(line))));
        }
        return inspection.misfit().isPresent() ? ExitCode.FAILED : ExitCode.OK;
    }

    private int function(Target target) {
        NodeClient client = node.client(mote.environment());
        String path = "v1/functions/" + target.function();
        Reply function = client.get(path).orThrow();
        Reply versions = client.get(path + "/versions").orThrow();
        if (output.json()) {
            mote.terminal().guestBytes(versions.body());
            return ExitCode.OK;
        }
        Terminal terminal = mote.terminal();
        long live = function.json().path("live").asLong();
        terminal.line(
                terminal.bold(target.function().toString()) + "  created " + Fields.time(function.json(), "created"));
        function.json()
                .path("aliases")
                .forEachEntry((alias, version) ->
                        terminal.line("alias " + Printable.line(alias) + " is version " + version.asLong()));
        TextTable table = new TextTable("VERSION", "", "WORLD", "SIZE", "DIGEST", "CREATED", "SETTINGS");
        for (JsonNode version : versions.json().path("versions")) {
            table.row(
                    Fields.text(version, "version"),
                    version.path("version").asLong() == live ? "live" : "",
                    Fields.text(version, "world"),
                    Units.bytes(version.path("bytes").asLong()),
                    Fields.text(version, "digest"),
                    Fields.time(version, "created"),
                    Printable.line(version.path("settings").toString()));
        }
        table.print(terminal);
        return ExitCode.OK;
    }
}
