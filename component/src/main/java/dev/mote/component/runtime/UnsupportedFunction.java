package dev.mote.component.runtime;

import dev.mote.component.abi.AbiTrap;
import dev.mote.engine.FuncType;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * A built-in of the asynchronous ABI. Toolchains import some that are never called; a call ends the guest.
 *
 * @param owner number of the component instance that it was made for
 */
record UnsupportedFunction(String name, int owner) {
    CoreDef.Provided provided(FuncType type) {
        try {
            return CoreCalls.provided(
                    type,
                    MethodHandles.lookup()
                            .findVirtual(
                                    UnsupportedFunction.class,
                                    "call",
                                    MethodType.methodType(long.class, Store.class, long[].class))
                            .bindTo(this));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    long call(Store store, long[] core) {
        store.instance(owner).checkMayLeave();
        throw AbiTrap.of("the built-in " + name + " of the asynchronous ABI is not supported");
    }
}
