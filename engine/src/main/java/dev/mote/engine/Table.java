package dev.mote.engine;

/** A table. Used by the thread that runs the guest, and by nobody else meanwhile. */
public non-sealed interface Table extends Extern {
    @Override
    TableType type();

    int size();
}
