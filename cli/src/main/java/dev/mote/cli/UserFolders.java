package dev.mote.cli;

import java.nio.file.Path;
import java.util.Map;

/** Where things of this user are kept that belong to no node. */
final class UserFolders {
    private UserFolders() {}

    /** What can be made again: {@code MOTE_HOME/cache}, or mote's folder in the user's cache. */
    static Path cache(Map<String, String> environment) {
        return folder(environment, "cache", "XDG_CACHE_HOME", ".cache");
    }

    /** What was installed: {@code MOTE_HOME/programs}, or mote's folder among the user's data. */
    static Path data(Map<String, String> environment) {
        return folder(environment, "data", "XDG_DATA_HOME", ".local/share");
    }

    private static Path folder(Map<String, String> environment, String own, String standard, String below) {
        String home = environment.getOrDefault("MOTE_HOME", "");
        if (!home.isEmpty()) {
            return Path.of(home, own);
        }
        String named = environment.getOrDefault(standard, "");
        Path base = named.isEmpty()
                ? Path.of(environment.getOrDefault("HOME", System.getProperty("user.home", ".")), below)
                : Path.of(named);
        return base.resolve("mote");
    }
}
