package dev.mote.engine;

/** A global. Used by the thread that runs the guest, and by nobody else meanwhile. */
public non-sealed interface Global extends Extern {
    @Override
    GlobalType type();

    /** The value, boxed by {@link ValueType#carrier}; wasm's null reference is null. */
    Object get();

    void set(Object value);
}
