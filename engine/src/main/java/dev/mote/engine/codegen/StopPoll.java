package dev.mote.engine.codegen;

import java.lang.invoke.CallSite;

/** Gives generated code the stop test of its module. */
public final class StopPoll {
    private StopPoll() {}

    /** @param generated a class of the module */
    public static CallSite site(Class<?> generated) {
        GuestLoader loader = (GuestLoader) generated.getClassLoader();
        return loader.stopSite().site();
    }
}
