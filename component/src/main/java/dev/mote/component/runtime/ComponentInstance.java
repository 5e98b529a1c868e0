package dev.mote.component.runtime;

/** An instance of a component. Used by one thread at a time; closing it gives its memories back. */
public final class ComponentInstance implements AutoCloseable {
    private final Store store;

    ComponentInstance(Store store) {
        this.store = store;
    }

    Store store() {
        return store;
    }

    @Override
    public void close() {
        store.close();
    }
}
