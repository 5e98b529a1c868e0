package dev.mote.wasi;

import java.util.Optional;

/**
 * An open folder.
 *
 * @param grant the path under which it was granted; empty for one that the guest opened
 */
record FolderDescriptor(Folder folder, Optional<String> grant) implements Descriptor {
    @Override
    public FileStat stat() throws WasiError {
        return folder.stat();
    }

    @Override
    public FileType type() {
        return FileType.DIRECTORY;
    }

    @Override
    public int flags() {
        return 0;
    }

    @Override
    public void setFlags(int wanted) throws WasiError {
        Flags.check(wanted);
    }

    @Override
    public long rights() {
        return Rights.FOLDER;
    }

    @Override
    public long inherited() {
        return Rights.INHERITED;
    }

    @Override
    public void close() {
        folder.close();
    }
}
