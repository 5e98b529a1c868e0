package dev.mote.worlds;

import java.nio.file.Path;

/**
 * A folder of the node's machine that a guest may use. The operator gives it, never a client of the node.
 *
 * @param host where it is on the machine
 * @param guest where the guest sees it, as {@code /data} or {@code .}
 * @param writable whether the guest may change it
 */
public record FolderPermission(Path host, String guest, boolean writable) {}
