package dev.mote.manifest;

import dev.mote.platform.FunctionSettings;
import dev.mote.platform.Limits;
import dev.mote.worlds.FolderPermission;
import dev.mote.worlds.Grants;
import dev.mote.worlds.NetworkPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tomlj.TomlTable;

/** Reads what a function may have and touch: limits, environment values, secrets, grants, entry. */
final class SettingsSection {
    static final Set<String> GRANTS = Set.of("net", "folders");
    static final Set<String> SECRET = Set.of("file", "env");

    private static final Pattern FOLDER = Pattern.compile("(.+?)::(.+?)(:ro)?");

    private final Surroundings surroundings;

    SettingsSection(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    FunctionSettings read(Section function) {
        Limits limits = LimitsSection.read(function.child("limits", "[function.limits]"), true);
        Map<String, String> env =
                new LinkedHashMap<>(function.child("env", "[function.env]").values());
        Map<String, String> secrets = secrets(function.child("secrets", "[function.secrets]"));
        secrets.keySet().stream()
                .filter(env::containsKey)
                .forEach(name -> function.problem("secrets", "'" + name + "' is in env and in secrets; keep one."));
        env.putAll(secrets);
        Section grants = function.child("grants", "[function.grants]").allow(GRANTS);
        Grants granted = new Grants(net(grants), env, folders(grants));
        return new FunctionSettings(limits, granted, function.text("entry"), secrets.keySet());
    }

    private static List<String> net(Section grants) {
        List<String> net = grants.texts("net");
        for (String grant : net) {
            try {
                NetworkPolicy.of(List.of(grant));
            } catch (NetworkPolicy.BadGrant e) {
                grants.problem("net", e.getMessage());
            }
        }
        return net;
    }

    private List<FolderPermission> folders(Section grants) {
        List<FolderPermission> folders = new ArrayList<>();
        for (String text : grants.texts("folders")) {
            Matcher matcher = FOLDER.matcher(text);
            if (!matcher.matches()) {
                grants.problem(
                        "folders", "The folder '" + text + "' is written as HOST::GUEST, with :ro to only read it.");
                continue;
            }
            Path host = surroundings.folder(matcher.group(1));
            if (!Files.isDirectory(host)) {
                grants.problem("folders", "There is no folder " + matcher.group(1) + "; looked for " + host + ".");
                continue;
            }
            folders.add(new FolderPermission(host, matcher.group(2), matcher.group(3) == null));
        }
        return folders;
    }

    private Map<String, String> secrets(Section section) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : section.keys()) {
            if (!(section.raw(name) instanceof TomlTable)) {
                section.problem(
                        name,
                        "The secret '" + name
                                + "' is not written here: use { file = \"path\" } or { env = \"NAME\" }.");
                continue;
            }
            Section secret =
                    section.child(name, "[function.secrets." + name + "]").allow(SECRET);
            value(secret, name).ifPresent(value -> values.put(name, value));
        }
        return values;
    }

    private Optional<String> value(Section secret, String name) {
        Optional<String> file = secret.text("file");
        Optional<String> variable = secret.text("env");
        if (file.isPresent() == variable.isPresent()) {
            secret.problem("The secret '" + name + "' comes from a file or from env: give one of them.");
            return Optional.empty();
        }
        if (variable.isPresent()) {
            Optional<String> value = surroundings.variable(variable.get());
            if (value.isEmpty()) {
                secret.problem("env", "The environment has no " + variable.get() + " for the secret '" + name + "'.");
            }
            return value;
        }
        try {
            return Optional.of(surroundings.read(file.get()));
        } catch (IOException e) {
            secret.problem("file", "The file " + file.get() + " of the secret '" + name + "' cannot be read.");
            return Optional.empty();
        }
    }
}
