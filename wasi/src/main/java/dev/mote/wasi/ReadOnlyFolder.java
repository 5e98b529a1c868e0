package dev.mote.wasi;

import java.util.List;

/** A tree that is granted for reading: whatever would change it, or make a file of it reachable for writing, is refused. */
final class ReadOnlyFolder implements Folder {
    private final Folder folder;

    ReadOnlyFolder(Folder folder) {
        this.folder = folder;
    }

    @Override
    public FileStat stat() throws WasiError {
        return folder.stat();
    }

    @Override
    public Folder reopen() throws WasiError {
        return new ReadOnlyFolder(folder.reopen());
    }

    @Override
    public Folder open(String name) throws WasiError {
        return new ReadOnlyFolder(folder.open(name));
    }

    @Override
    public FileHandle openFile(String name, OpenMode mode) throws WasiError {
        if (mode.changes()) {
            throw refused();
        }
        return new ReadOnlyFile(folder.openFile(name, mode));
    }

    @Override
    public FileStat stat(String name) throws WasiError {
        return folder.stat(name);
    }

    @Override
    public String readLink(String name) throws WasiError {
        return folder.readLink(name);
    }

    @Override
    public void createFolder(String name) throws WasiError {
        throw refused();
    }

    @Override
    public void createLink(String name, String target) throws WasiError {
        throw refused();
    }

    @Override
    public void createHardLink(String name, Folder to, String newName) throws WasiError {
        throw refused();
    }

    @Override
    public void rename(String name, Folder to, String newName) throws WasiError {
        throw refused();
    }

    @Override
    public void removeFile(String name) throws WasiError {
        throw refused();
    }

    @Override
    public void removeFolder(String name) throws WasiError {
        throw refused();
    }

    @Override
    public void setTimes(Stamps times) throws WasiError {
        throw refused();
    }

    @Override
    public void setTimes(String name, Stamps times) throws WasiError {
        throw refused();
    }

    @Override
    public List<FolderEntry> list(long from) throws WasiError {
        return folder.list(from);
    }

    @Override
    public void sync() throws WasiError {
        folder.sync();
    }

    @Override
    public void close() {
        folder.close();
    }

    static WasiError refused() {
        return new WasiError(Errno.ROFS);
    }
}
