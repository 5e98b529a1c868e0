package dev.mote.s3;

import dev.mote.platform.ErrorCode;
import dev.mote.platform.FunctionName;
import dev.mote.platform.FunctionRecord;
import dev.mote.platform.FunctionSettings;
import dev.mote.platform.FunctionVersion;
import dev.mote.platform.Limit;
import dev.mote.platform.Limits;
import dev.mote.platform.MoteException;
import dev.mote.platform.spi.Digests;
import dev.mote.worlds.FolderPermission;
import dev.mote.worlds.Grants;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A function as the bytes of an object: the SHA-256 of the rest on a line, then JSON. */
final class StateJson {
    private static final int DIGEST = 64;
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private record Function(
            long live, long latest, Map<String, Long> aliases, long created, long updated, List<Version> versions) {}

    private record Version(long number, String digest, long bytes, String world, Settings settings, long created) {}

    private record Settings(
            Map<String, Long> limits,
            List<String> net,
            Map<String, String> env,
            List<Folder> folders,
            Optional<String> entry,
            List<String> secrets) {}

    private record Folder(String host, String guest, boolean writable) {}

    private StateJson() {}

    static byte[] write(FunctionState state) {
        FunctionRecord record = state.function();
        String json = MAPPER.writeValueAsString(new Function(
                record.live(),
                state.latest(),
                new TreeMap<>(record.aliases()),
                record.created().toEpochMilli(),
                record.updated().toEpochMilli(),
                state.versions().stream().map(StateJson::version).toList()));
        return (Digests.sha256(json.getBytes(StandardCharsets.UTF_8)) + "\n" + json).getBytes(StandardCharsets.UTF_8);
    }

    /** @throws MoteException STORAGE_FAILED where these are not the bytes that were written */
    static FunctionState read(FunctionName name, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.length() <= DIGEST || text.charAt(DIGEST) != '\n') {
            throw torn(name, null);
        }
        String json = text.substring(DIGEST + 1);
        if (!Digests.sha256(json.getBytes(StandardCharsets.UTF_8)).equals(text.substring(0, DIGEST))) {
            throw torn(name, null);
        }
        try {
            Function function = MAPPER.readValue(json, Function.class);
            return new FunctionState(
                    new FunctionRecord(
                            name,
                            function.live(),
                            function.aliases(),
                            Instant.ofEpochMilli(function.created()),
                            Instant.ofEpochMilli(function.updated())),
                    function.latest(),
                    function.versions().stream()
                            .map(version -> version(name, version))
                            .toList());
        } catch (JacksonException e) {
            throw torn(name, e);
        }
    }

    private static MoteException torn(FunctionName name, Exception cause) {
        return new MoteException(
                ErrorCode.STORAGE_FAILED, "What the S3 server holds of " + name + " is not what was stored.", cause);
    }

    private static Version version(FunctionVersion version) {
        FunctionSettings settings = version.settings();
        Map<String, Long> limits = new TreeMap<>();
        settings.limits().overrides().forEach((limit, value) -> limits.put(limit.key(), value));
        Grants grants = settings.grants();
        return new Version(
                version.number(),
                version.digest(),
                version.bytes(),
                version.world(),
                new Settings(
                        limits,
                        grants.net(),
                        new TreeMap<>(grants.env()),
                        grants.folders().stream()
                                .map(folder -> new Folder(folder.host().toString(), folder.guest(), folder.writable()))
                                .toList(),
                        settings.entry(),
                        settings.secrets().stream().sorted().toList()),
                version.created().toEpochMilli());
    }

    /** A limit that this node does not know is left out. */
    private static FunctionVersion version(FunctionName name, Version version) {
        Settings settings = version.settings();
        Map<Limit, Long> limits = new EnumMap<>(Limit.class);
        settings.limits().forEach((key, value) -> Limit.byKey(key).ifPresent(limit -> limits.put(limit, value)));
        List<FolderPermission> folders = settings.folders().stream()
                .map(folder -> new FolderPermission(Path.of(folder.host()), folder.guest(), folder.writable()))
                .toList();
        return new FunctionVersion(
                name,
                version.number(),
                version.digest(),
                version.bytes(),
                version.world(),
                new FunctionSettings(
                        Limits.of(limits),
                        new Grants(settings.net(), settings.env(), folders),
                        settings.entry(),
                        Set.copyOf(settings.secrets())),
                Instant.ofEpochMilli(version.created()));
    }
}
