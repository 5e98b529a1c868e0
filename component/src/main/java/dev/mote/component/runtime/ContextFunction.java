package dev.mote.component.runtime;

import dev.mote.engine.FuncType;
import dev.mote.engine.ValueType;
import java.util.List;

/** Reads or writes one of the words that a task has for its own use: each call into an instance starts with zeros. */
record ContextFunction(boolean writes, int slot) implements StoreCall {
    CoreDef.Provided provided(ValueType word) {
        return CoreCalls.provided(writes ? FuncType.of(List.of(word)) : FuncType.of(List.of(), word), this);
    }

    @Override
    public long call(Store store, long[] core) {
        if (!writes) {
            return store.context(slot);
        }
        store.context(slot, core[0]);
        return 0;
    }
}
