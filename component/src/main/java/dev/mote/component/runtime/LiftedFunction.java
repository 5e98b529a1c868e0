package dev.mote.component.runtime;

import dev.mote.component.abi.CallScope;
import dev.mote.component.abi.FunctionCodec;
import dev.mote.component.abi.InstanceState;
import dev.mote.component.abi.Marshal;
import dev.mote.component.type.Flattening;
import dev.mote.component.type.FunctionType;
import dev.mote.engine.FuncType;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Optional;

/** A core function as a component function. Immutable; what belongs to one instantiation is in its {@link Store}. */
final class LiftedFunction implements Callee {
    private final int number;
    private final int owner;
    private final CoreDef core;
    private final CallOptions options;
    private final FunctionCodec codec;
    private final MethodHandle caller;
    private final MethodHandle postReturnCaller;

    LiftedFunction(int number, int owner, CoreDef core, CallOptions options, FunctionType type, FunctionCodec codec) {
        this.number = number;
        this.owner = owner;
        this.core = core;
        this.options = options;
        this.codec = codec;
        FuncType coreType = Flattening.lifted(type);
        this.caller = CoreCalls.caller(coreType);
        this.postReturnCaller = CoreCalls.caller(new FuncType(coreType.results(), List.of()));
    }

    @Override
    public Optional<Object> call(Store store, Optional<InstanceState> from, List<?> arguments) {
        store.checkAlive();
        InstanceState instance = store.instance(owner);
        instance.enter(from);
        Optional<long[]> context = store.context();
        store.context(Optional.empty());
        try {
            Optional<Object> result = run(store, instance, arguments);
            store.context(context);
            if (from.isEmpty()) {
                store.values().release(0);
            }
            instance.exit(from);
            return result;
        } catch (RuntimeException | Error e) {
            store.end();
            throw e;
        } catch (Throwable e) {
            store.end();
            throw new IllegalStateException(e);
        }
    }

    private Optional<Object> run(Store store, InstanceState instance, List<?> arguments) throws Throwable {
        Binding binding = store.binding(number, Optional.of(core), options);
        CallScope scope = new CallScope();
        Marshal marshal = binding.marshal(options.encoding(), instance, scope);
        long[] flat = codec.lowerParams(marshal, arguments);
        long returned = (long) caller.invokeExact(binding.core(), flat);
        Optional<Object> result = codec.liftResult(marshal, returned);
        scope.endTask();
        if (binding.postReturn().isPresent()) {
            instance.mayLeave(false);
            long[] leftOver = codec.hasCoreResult() ? new long[] {returned} : new long[0];
            long _ = (long) postReturnCaller.invokeExact(binding.postReturn().get(), leftOver);
            instance.mayLeave(true);
        }
        return result;
    }
}
