package dev.mote.component.runtime;

import dev.mote.engine.FuncType;
import java.util.List;

/**
 * Asks callers to wait, or lets them come again. Calls are not asynchronous, so there is nobody to wait, but the requests
 * are counted, and a count out of range ends the guest as it must.
 *
 * @param owner number of the component instance that it was made for
 */
record BackpressureFunction(int step, int owner) implements StoreCall {
    CoreDef.Provided provided() {
        return CoreCalls.provided(FuncType.of(List.of()), this);
    }

    @Override
    public long call(Store store, long[] core) {
        store.instance(owner).addBackpressure(step);
        return 0;
    }
}
