package dev.mote.component.runtime;

import dev.mote.engine.HostFunction;
import java.lang.invoke.MethodHandle;

/** Where a core item comes from, once the component runs. */
sealed interface CoreDef {
    /** What a core instance exports. */
    record Export(int slot, String name) implements CoreDef {}

    /**
     * A function that the component model itself provides; the same for all instantiations.
     *
     * @param direct the function with the {@link Store} in front of its parameters
     */
    record Provided(HostFunction function, MethodHandle direct) implements CoreDef {}
}
