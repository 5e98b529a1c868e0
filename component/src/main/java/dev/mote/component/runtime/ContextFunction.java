package dev.mote.component.runtime;

import dev.mote.engine.FuncType;
import dev.mote.engine.ValueType;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;

/** Reads or writes one of the words that a task has for its own use: each call into an instance starts with zeros. */
record ContextFunction(boolean writes, int slot) {
    CoreDef.Provided provided(ValueType word) {
        try {
            return CoreCalls.provided(
                    writes ? FuncType.of(List.of(word)) : FuncType.of(List.of(), word),
                    MethodHandles.lookup()
                            .findVirtual(
                                    ContextFunction.class,
                                    "call",
                                    MethodType.methodType(long.class, Store.class, long[].class))
                            .bindTo(this));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    long call(Store store, long[] core) {
        if (!writes) {
            return store.context(slot);
        }
        store.context(slot, core[0]);
        return 0;
    }
}
