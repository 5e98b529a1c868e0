package dev.mote.wasi;

import dev.mote.wasi.PathWalk.Last;
import dev.mote.wasi.PathWalk.Place;

/** What can be done with a path below a granted folder. Stateless. */
public final class PathOperations {
    /** What a path was opened as. */
    public sealed interface Opened {
        record OfFile(FileHandle file) implements Opened {}

        record OfFolder(Folder folder) implements Opened {}
    }

    private PathOperations() {}

    /** @param folderOnly fails for everything but a folder */
    public static Opened open(Folder at, String path, boolean follow, OpenMode mode, boolean folderOnly)
            throws WasiError {
        try (Place place = PathWalk.to(at, path, last(follow))) {
            if (place.isFolderItself() || folderOnly || place.slash()) {
                return new Opened.OfFolder(openFolder(place, mode));
            }
            try {
                return new Opened.OfFile(place.folder().openFile(place.name(), mode));
            } catch (WasiError e) {
                if (e.errno() == Errno.ISDIR && !mode.changes()) {
                    return new Opened.OfFolder(place.folder().open(place.name()));
                }
                throw e;
            }
        }
    }

    public static FileStat stat(Folder at, String path, boolean follow) throws WasiError {
        try (Place place = PathWalk.to(at, path, last(follow))) {
            return stat(place);
        }
    }

    public static String readLink(Folder at, String path) throws WasiError {
        try (Place place = PathWalk.to(at, path, Last.STAY)) {
            if (place.isFolderItself() || place.slash()) {
                throw new WasiError(Errno.INVAL);
            }
            return place.folder().readLink(place.name());
        }
    }

    public static void createFolder(Folder at, String path) throws WasiError {
        try (Place place = PathWalk.to(at, path, Last.NAME)) {
            mustBeNew(place);
            place.folder().createFolder(place.name());
        }
    }

    /** Makes a symbolic link; an absolute target would mean something else to the guest than to the host. */
    public static void createLink(String target, Folder at, String path) throws WasiError {
        if (target.isEmpty()) {
            throw new WasiError(Errno.NOENT);
        }
        if (target.startsWith("/")) {
            throw new WasiError(Errno.PERM);
        }
        if (target.indexOf('\0') >= 0) {
            throw new WasiError(Errno.INVAL);
        }
        try (Place place = PathWalk.to(at, path, Last.NAME)) {
            mustBeNew(place);
            mustNotHaveSlash(place);
            place.folder().createLink(place.name(), target);
        }
    }

    public static void createHardLink(Folder at, String path, Folder to, String newPath) throws WasiError {
        try (Place place = PathWalk.to(at, path, Last.NAME);
                Place newPlace = PathWalk.to(to, newPath, Last.NAME)) {
            mustBeNew(newPlace);
            mustNotHaveSlash(newPlace);
            if (stat(place).type() == FileType.DIRECTORY) {
                throw new WasiError(Errno.PERM);
            }
            place.folder().createHardLink(place.name(), newPlace.folder(), newPlace.name());
        }
    }

    public static void rename(Folder at, String path, Folder to, String newPath) throws WasiError {
        try (Place place = PathWalk.to(at, path, Last.NAME);
                Place newPlace = PathWalk.to(to, newPath, Last.NAME)) {
            if (place.isFolderItself() || newPlace.isFolderItself()) {
                throw new WasiError(Errno.BUSY);
            }
            if (stat(place).type() != FileType.DIRECTORY && newPlace.slash()) {
                throw new WasiError(Errno.NOTDIR);
            }
            place.folder().rename(place.name(), newPlace.folder(), newPlace.name());
        }
    }

    public static void removeFile(Folder at, String path) throws WasiError {
        try (Place place = PathWalk.to(at, path, Last.NAME)) {
            if (place.isFolderItself() || place.slash()) {
                // For what is no folder the slash is the mistake, else that it is one.
                stat(place);
                throw new WasiError(Errno.ISDIR);
            }
            place.folder().removeFile(place.name());
        }
    }

    public static void removeFolder(Folder at, String path) throws WasiError {
        try (Place place = PathWalk.to(at, path, Last.NAME)) {
            if (place.isFolderItself()) {
                throw new WasiError(Errno.INVAL);
            }
            place.folder().removeFolder(place.name());
        }
    }

    public static void setTimes(Folder at, String path, boolean follow, Stamps times) throws WasiError {
        try (Place place = PathWalk.to(at, path, last(follow))) {
            if (place.isFolderItself()) {
                place.folder().setTimes(times);
            } else {
                stat(place);
                place.folder().setTimes(place.name(), times);
            }
        }
    }

    private static Folder openFolder(Place place, OpenMode mode) throws WasiError {
        if (mode.create()) {
            throw new WasiError(mode.exclusive() && place.isFolderItself() ? Errno.EXIST : Errno.INVAL);
        }
        Folder folder = place.isFolderItself()
                ? place.folder().reopen()
                : place.folder().open(place.name());
        if (mode.changes()) {
            folder.close();
            throw new WasiError(Errno.ISDIR);
        }
        return folder;
    }

    private static FileStat stat(Place place) throws WasiError {
        if (place.isFolderItself()) {
            return place.folder().stat();
        }
        FileStat stat = place.folder().stat(place.name());
        if (place.slash() && stat.type() != FileType.DIRECTORY) {
            throw new WasiError(Errno.NOTDIR);
        }
        return stat;
    }

    private static void mustBeNew(Place place) throws WasiError {
        if (place.isFolderItself()) {
            throw new WasiError(Errno.EXIST);
        }
    }

    /** A name that is to be no folder: with a slash it cannot be made, whatever is there. */
    private static void mustNotHaveSlash(Place place) throws WasiError {
        if (place.slash()) {
            stat(place);
            throw new WasiError(Errno.EXIST);
        }
    }

    private static Last last(boolean follow) {
        return follow ? Last.FOLLOW : Last.STAY;
    }
}
