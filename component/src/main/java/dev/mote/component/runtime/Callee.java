package dev.mote.component.runtime;

import dev.mote.component.abi.InstanceState;
import java.util.List;
import java.util.Optional;

/** A component function, to be called with component values. */
interface Callee {
    /** @param caller empty where the host calls */
    Optional<Object> call(Store store, Optional<InstanceState> caller, List<?> arguments);
}
