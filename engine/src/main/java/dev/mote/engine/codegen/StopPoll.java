package dev.mote.engine.codegen;

import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** Links the stop test of generated code to its module. */
public final class StopPoll {
    private StopPoll() {}

    public static CallSite bootstrap(MethodHandles.Lookup caller, String name, MethodType type) {
        GuestLoader loader = (GuestLoader) caller.lookupClass().getClassLoader();
        return loader.stopSite().site(type);
    }
}
