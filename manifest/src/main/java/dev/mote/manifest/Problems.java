package dev.mote.manifest;

import java.util.ArrayList;
import java.util.List;
import org.tomlj.TomlPosition;

/** Collects what is wrong, so that all of it can be said at once. */
final class Problems {
    private final List<Problem> all = new ArrayList<>();

    void add(TomlPosition position, String message) {
        all.add(
                position == null
                        ? new Problem(0, 0, message)
                        : new Problem(position.line(), position.column(), message));
    }

    void add(String message) {
        all.add(new Problem(0, 0, message));
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    List<Problem> all() {
        return List.copyOf(all);
    }
}
