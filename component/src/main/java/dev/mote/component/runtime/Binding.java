package dev.mote.component.runtime;

import dev.mote.component.abi.CallScope;
import dev.mote.component.abi.InstanceState;
import dev.mote.component.abi.Marshal;
import dev.mote.component.binary.StringEncoding;
import dev.mote.engine.Memory;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/** The items that one function uses in one instantiation, found at its first call. */
record Binding(
        Optional<MethodHandle> function,
        Optional<Memory> memory,
        Optional<MethodHandle> realloc,
        Optional<MethodHandle> postReturn) {
    MethodHandle core() {
        return function.orElseThrow();
    }

    Marshal marshal(StringEncoding encoding, InstanceState instance, CallScope scope) {
        return new Marshal(memory, realloc, encoding, instance, scope);
    }
}
