package dev.mote.engine;

import java.lang.invoke.MethodHandle;

/** A function that an instance exports. */
public non-sealed interface GuestFunction extends Func {
    /**
     * The function with its own types: {@link FuncType#methodType}. Ends with {@link Trap}, with {@link Stopped}, or
     * with what a host function threw.
     */
    MethodHandle handle();

    /**
     * The function with boxed arguments and results, one each per parameter and result; wasm's null reference is null.
     * For calls whose type is not known in advance; ends as {@link #handle} does.
     */
    Object[] call(Object... arguments);
}
