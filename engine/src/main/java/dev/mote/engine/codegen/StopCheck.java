package dev.mote.engine.codegen;

import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * The test for a stop that every loop makes, and every function that calls others. It compares two constants once it is
 * compiled, and is gone. Where {@link BootLoading} works this class is defined there and the test is inlined always: a
 * loop that HotSpot compiles before it saw the loop run would keep an ordinary call in each round.
 */
public final class StopCheck {
    /** What a site leads to while nothing is to stop. */
    public static final MethodHandle QUIET = MethodHandles.empty(MethodType.methodType(void.class, Object.class));

    private StopCheck() {}

    /** @param instance is given to what the site leads to */
    @SuppressWarnings("ReferenceEquality") // the compiler knows both objects, and what they are equal to only as a call
    public static void check(CallSite site, Object instance) throws Throwable {
        MethodHandle target = site.getTarget();
        if (target != QUIET) {
            target.invokeExact(instance);
        }
    }
}
