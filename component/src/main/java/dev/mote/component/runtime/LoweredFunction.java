package dev.mote.component.runtime;

import dev.mote.component.abi.CallScope;
import dev.mote.component.abi.FunctionCodec;
import dev.mote.component.abi.InstanceState;
import dev.mote.component.abi.Marshal;
import dev.mote.engine.FuncType;
import java.util.Optional;

/** A component function as a core function. Immutable; what belongs to one instantiation is in its {@link Store}. */
final class LoweredFunction implements StoreCall {
    private final int number;
    private final int owner;
    private final Callee target;
    private final CallOptions options;
    private final FunctionCodec codec;

    LoweredFunction(int number, int owner, Callee target, CallOptions options, FunctionCodec codec) {
        this.number = number;
        this.owner = owner;
        this.target = target;
        this.options = options;
        this.codec = codec;
    }

    CoreDef.Provided provided(FuncType type) {
        return CoreCalls.provided(type, this);
    }

    @Override
    public long call(Store store, long[] core) {
        InstanceState instance = store.instance(owner);
        instance.checkMayLeave();
        Binding binding = store.binding(number, Optional.empty(), options);
        CallScope scope = new CallScope();
        long mark = store.values().mark();
        Marshal marshal = binding.marshal(options.encoding(), instance, scope);
        Optional<Object> result = target.call(store, Optional.of(instance), codec.liftParams(marshal, core));
        scope.endLoans();
        long lowered = codec.lowerResult(marshal, result, core);
        store.values().release(mark);
        return lowered;
    }
}
