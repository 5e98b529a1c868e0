package dev.mote.cli;

import dev.mote.platform.LimitValues;
import dev.mote.platform.Limits;
import dev.mote.worlds.FolderPermission;
import dev.mote.worlds.Grants;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** An installed program as its file has it. */
final class ProgramJson {
    private record Folder(String host, String guest, boolean writable) {}

    private record Shape(
            String digest,
            List<Folder> folders,
            Map<String, String> env,
            List<String> net,
            List<String> listen,
            Map<String, String> limits) {}

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private ProgramJson() {}

    /** Which module, and what it may touch. */
    record Installed(String digest, ProgramGrants grants) {}

    static ProgramGrants nothing() {
        return new ProgramGrants(Grants.none(), List.of(), Limits.defaults());
    }

    static byte[] write(String digest, ProgramGrants grants) {
        Map<String, String> limits = new TreeMap<>();
        grants.limits()
                .overrides()
                .forEach((limit, value) -> limits.put(limit.key(), LimitValues.format(limit, value)));
        Shape shape = new Shape(
                digest,
                grants.grants().folders().stream()
                        .map(folder -> new Folder(folder.host().toString(), folder.guest(), folder.writable()))
                        .toList(),
                grants.grants().env(),
                grants.grants().net(),
                grants.listen().stream().map(ListenAddress::toString).toList(),
                limits);
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(shape);
    }

    static Installed read(String json, String name) {
        try {
            Shape shape = MAPPER.readValue(json, Shape.class);
            Grants grants = new Grants(
                    shape.net(),
                    shape.env(),
                    shape.folders().stream()
                            .map(folder ->
                                    new FolderPermission(Path.of(folder.host()), folder.guest(), folder.writable()))
                            .toList());
            List<ListenAddress> listen =
                    shape.listen().stream().map(ListenAddress::parse).toList();
            return new Installed(
                    shape.digest(), new ProgramGrants(grants, listen, LimitValues.parseAll(shape.limits())));
        } catch (JacksonException e) {
            throw new CliException(
                    "The installed program " + Printable.line(name) + " is damaged.",
                    "Install it again: mote install " + Printable.line(name) + " FILE");
        }
    }
}
