package dev.mote.component.runtime;

import dev.mote.component.abi.AbiTrap;
import dev.mote.engine.FuncType;

/**
 * A built-in of the asynchronous ABI. Toolchains import some that are never called; a call ends the guest.
 *
 * @param owner number of the component instance that it was made for
 */
record UnsupportedFunction(String name, int owner) implements StoreCall {
    CoreDef.Provided provided(FuncType type) {
        return CoreCalls.provided(type, this);
    }

    @Override
    public long call(Store store, long[] core) {
        store.instance(owner).checkMayLeave();
        throw AbiTrap.of("the built-in " + name + " of the asynchronous ABI is not supported");
    }
}
