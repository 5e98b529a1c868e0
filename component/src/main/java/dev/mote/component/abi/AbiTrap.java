package dev.mote.component.abi;

import dev.mote.engine.Trap;
import dev.mote.engine.TrapCode;

/** Makes the traps that the canonical ABI demands. */
public final class AbiTrap {
    private AbiTrap() {}

    public static Trap of(String message) {
        return new Trap(TrapCode.COMPONENT, message);
    }

    static void when(boolean condition, String message) {
        if (condition) {
            throw of(message);
        }
    }
}
