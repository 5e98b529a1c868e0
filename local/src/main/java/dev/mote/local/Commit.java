package dev.mote.local;

import java.util.ArrayList;
import java.util.List;

/** What is to happen once a transaction is durable: in the writer's thread, in the order of commits. */
final class Commit {
    private final List<Runnable> actions = new ArrayList<>();

    /** @param action short, and never failing */
    void then(Runnable action) {
        actions.add(action);
    }

    void done() {
        actions.forEach(Runnable::run);
    }
}
