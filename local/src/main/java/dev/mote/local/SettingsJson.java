package dev.mote.local;

import dev.mote.platform.FunctionSettings;
import dev.mote.platform.Limit;
import dev.mote.platform.Limits;
import dev.mote.worlds.FolderPermission;
import dev.mote.worlds.Grants;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** Settings of a version as one column holds them. A limit that this version does not know is left out. */
final class SettingsJson {
    private record Shape(
            Map<String, Long> limits,
            List<String> net,
            Map<String, String> env,
            List<Folder> folders,
            String entry,
            List<String> secrets) {}

    private record Folder(String host, String guest, boolean writable) {}

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private SettingsJson() {}

    static String write(FunctionSettings settings) {
        Map<String, Long> limits = new TreeMap<>();
        settings.limits().overrides().forEach((limit, value) -> limits.put(limit.key(), value));
        Grants grants = settings.grants();
        return MAPPER.writeValueAsString(new Shape(
                limits,
                grants.net(),
                grants.env(),
                grants.folders().stream()
                        .map(folder -> new Folder(folder.host().toString(), folder.guest(), folder.writable()))
                        .toList(),
                settings.entry().orElse(null),
                settings.secrets().stream().sorted().toList()));
    }

    static FunctionSettings read(String json) {
        Shape shape = MAPPER.readValue(json, Shape.class);
        Map<Limit, Long> limits = new EnumMap<>(Limit.class);
        shape.limits().forEach((key, value) -> Limit.byKey(key).ifPresent(limit -> limits.put(limit, value)));
        // Versions stored before there were folders, entries and secrets have none of them.
        List<String> secrets = Optional.ofNullable(shape.secrets()).orElse(List.of());
        List<FolderPermission> folders = Optional.ofNullable(shape.folders()).orElse(List.of()).stream()
                .map(folder -> new FolderPermission(Path.of(folder.host()), folder.guest(), folder.writable()))
                .toList();
        return new FunctionSettings(
                Limits.of(limits),
                new Grants(shape.net(), shape.env(), folders),
                Optional.ofNullable(shape.entry()),
                Set.copyOf(secrets));
    }
}
