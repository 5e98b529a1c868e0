package dev.mote.engine;

/** A function: of the host, or exported by a guest. */
public sealed interface Func extends Extern permits HostFunction, GuestFunction {
    @Override
    FuncType type();
}
