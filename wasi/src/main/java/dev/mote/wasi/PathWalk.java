package dev.mote.wasi;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Follows a guest's path from a granted folder, one name at a time: every folder on the way is opened below the one before
 * it and never through a link, links are read and walked in turn, and the way up is the way that was come. So no
 * {@code ..}, link or swap meanwhile leads out. Used by one thread; the place it leads to is closed by whoever asked.
 */
final class PathWalk {
    private static final int LONGEST = 4_096;
    private static final int DEEPEST = 128;
    private static final int MOST_LINKS = 40;
    private static final String HERE = ".";

    /**
     * Where a path leads.
     *
     * @param owned folders that were opened on the way
     * @param folder the folder that holds the last name
     * @param name the last name, or {@code .} for the folder itself
     * @param slash whether the path says that its last name is a folder
     */
    record Place(List<Folder> owned, Folder folder, String name, boolean slash) implements AutoCloseable {
        boolean isFolderItself() {
            return name.equals(HERE);
        }

        @Override
        public void close() {
            owned.forEach(Folder::close);
        }
    }

    /** What happens to a link at the end of a path. */
    enum Last {
        /** It is followed. */
        FOLLOW,
        /** It is meant itself, unless a slash after it says that it leads to a folder. */
        STAY,
        /** It is a name to be made, moved or removed, and never followed. */
        NAME
    }

    private final Folder root;
    private final Last last;
    private final Deque<String> ahead = new ArrayDeque<>();
    private final List<Folder> opened = new ArrayList<>();
    private int links;
    private boolean slash;

    private PathWalk(Folder root, Last last) {
        this.root = root;
        this.last = last;
    }

    /** The place of a path. */
    static Place to(Folder root, String path, Last last) throws WasiError {
        PathWalk walk = new PathWalk(root, last);
        boolean found = false;
        try {
            Place place = walk.walk(path);
            found = true;
            return place;
        } finally {
            if (!found) {
                walk.opened.forEach(Folder::close);
            }
        }
    }

    private Place walk(String path) throws WasiError {
        push(path);
        while (!ahead.isEmpty()) {
            String name = ahead.pop();
            if (name.isEmpty() || name.equals(HERE)) {
                continue;
            }
            if (name.equals("..")) {
                leave();
            } else if (nothingFollows()) {
                if (!follows(name)) {
                    return new Place(opened, current(), name, slash);
                }
            } else {
                enter(name);
            }
        }
        return new Place(opened, current(), HERE, slash);
    }

    private void push(String path) throws WasiError {
        if (path.isEmpty()) {
            throw new WasiError(Errno.NOENT);
        }
        if (path.startsWith("/")) {
            throw new WasiError(Errno.PERM);
        }
        if (path.indexOf('\0') >= 0) {
            throw new WasiError(Errno.INVAL);
        }
        if (path.length() > LONGEST) {
            throw new WasiError(Errno.NAMETOOLONG);
        }
        if (nothingFollows() && path.endsWith("/")) {
            slash = true;
        }
        List<String> names = List.of(path.split("/+", -1));
        names.reversed().forEach(ahead::push);
    }

    /** Whether nothing but empty names follows. */
    private boolean nothingFollows() {
        for (String name : ahead) {
            if (!name.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** Whether the last name is a link that is to be followed; then its target lies ahead. */
    private boolean follows(String name) throws WasiError {
        return (last == Last.FOLLOW || (last == Last.STAY && slash)) && isLink(name);
    }

    private void enter(String name) throws WasiError {
        if (opened.size() >= DEEPEST) {
            throw new WasiError(Errno.NAMETOOLONG);
        }
        try {
            opened.add(current().open(name));
        } catch (WasiError e) {
            boolean perhapsLink = e.errno() == Errno.NOTDIR || e.errno() == Errno.LOOP;
            if (!perhapsLink || !isLink(name)) {
                throw e;
            }
        }
    }

    private boolean isLink(String name) throws WasiError {
        String target;
        try {
            target = current().readLink(name);
        } catch (WasiError e) {
            if (e.errno() == Errno.INVAL || e.errno() == Errno.NOENT) {
                return false;
            }
            throw e;
        }
        links++;
        if (links > MOST_LINKS) {
            throw new WasiError(Errno.LOOP);
        }
        push(target);
        return true;
    }

    private void leave() throws WasiError {
        if (opened.isEmpty()) {
            throw new WasiError(Errno.PERM);
        }
        opened.removeLast().close();
    }

    private Folder current() {
        return opened.isEmpty() ? root : opened.getLast();
    }
}
