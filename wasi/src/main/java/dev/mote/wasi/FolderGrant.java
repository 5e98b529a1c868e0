package dev.mote.wasi;

/**
 * A folder that a guest may use.
 *
 * @param guestPath where the guest sees it, as {@code /data}
 */
public record FolderGrant(String guestPath, Folder folder) {}
