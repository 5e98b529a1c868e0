package dev.mote.worlds;

import dev.mote.engine.Trap;
import dev.mote.engine.TrapCode;

/** Ends a guest that called a host function with arguments it must not. */
final class Refusal {
    private Refusal() {}

    static Trap of(String function, String why) {
        return new Trap(TrapCode.HOST_FUNCTION, function + ": " + why);
    }
}
