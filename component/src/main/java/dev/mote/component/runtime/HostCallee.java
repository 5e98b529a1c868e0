package dev.mote.component.runtime;

import dev.mote.component.abi.InstanceState;
import java.util.List;
import java.util.Optional;

/** A function of the host. */
record HostCallee(String name, HostFunctionBody body) implements Callee {
    @Override
    public Optional<Object> call(Store store, Optional<InstanceState> caller, List<?> arguments) {
        store.run().checkStopped();
        return body.call(store, arguments);
    }
}
