package dev.mote.cli;

import dev.mote.worlds.FolderPermission;
import java.nio.file.Path;

/** A folder as the command line grants it: {@code HOST}, {@code HOST::GUEST}, either with {@code :ro} behind. */
final class FolderOption {
    private static final String READ_ONLY = ":ro";
    private static final String READ_WRITE = ":rw";
    private static final String BETWEEN = "::";

    private FolderOption() {}

    static FolderPermission parse(String text) {
        String folder = text;
        boolean writable = true;
        if (folder.endsWith(READ_ONLY) || folder.endsWith(READ_WRITE)) {
            writable = folder.endsWith(READ_WRITE);
            folder = folder.substring(0, folder.length() - READ_ONLY.length());
        }
        int between = folder.indexOf(BETWEEN);
        String host = between < 0 ? folder : folder.substring(0, between);
        String guest = between < 0 ? folder : folder.substring(between + BETWEEN.length());
        if (host.isEmpty() || guest.isEmpty()) {
            throw CliException.usage(
                    "The folder '" + Printable.line(text) + "' cannot be understood.",
                    "Write --dir HOST, --dir HOST::GUEST or --dir HOST::GUEST:ro, as --dir ./notes::/data:ro.");
        }
        return new FolderPermission(Path.of(host).toAbsolutePath().normalize(), guest, writable);
    }
}
