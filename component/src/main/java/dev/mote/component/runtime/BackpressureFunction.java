package dev.mote.component.runtime;

import dev.mote.engine.FuncType;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;

/**
 * Asks callers to wait, or lets them come again. Calls are not asynchronous, so there is nobody to wait, but the requests
 * are counted, and a count out of range ends the guest as it must.
 *
 * @param owner number of the component instance that it was made for
 */
record BackpressureFunction(int step, int owner) {
    CoreDef.Provided provided() {
        try {
            return CoreCalls.provided(
                    FuncType.of(List.of()),
                    MethodHandles.lookup()
                            .findVirtual(
                                    BackpressureFunction.class,
                                    "call",
                                    MethodType.methodType(long.class, Store.class, long[].class))
                            .bindTo(this));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    long call(Store store, long[] core) {
        store.instance(owner).addBackpressure(step);
        return 0;
    }
}
