package dev.mote.component.runtime;

import dev.mote.component.abi.HandleTable.Handle;
import dev.mote.component.abi.InstanceState;
import dev.mote.component.abi.ResourceDefinition;
import dev.mote.engine.FuncType;
import dev.mote.engine.ValueType;
import java.util.List;
import java.util.Optional;

/** What a component does with its resources: {@code resource.new}, {@code resource.rep}, {@code resource.drop}. */
final class ResourceFunction implements StoreCall {
    /** Which of the three. */
    enum Operation {
        NEW,
        REP,
        DROP
    }

    private final Operation operation;
    private final int owner;
    private final ResourceDefinition resource;

    ResourceFunction(Operation operation, int owner, ResourceDefinition resource) {
        this.operation = operation;
        this.owner = owner;
        this.resource = resource;
    }

    CoreDef.Provided provided() {
        FuncType type = operation == Operation.DROP
                ? FuncType.of(List.of(ValueType.I32))
                : FuncType.of(List.of(ValueType.I32), ValueType.I32);
        return CoreCalls.provided(type, this);
    }

    @Override
    public long call(Store store, long[] core) {
        InstanceState instance = store.instance(owner);
        int argument = (int) core[0];
        return switch (operation) {
            case NEW -> {
                instance.checkMayLeave();
                yield instance.handles().addOwn(resource, argument);
            }
            case REP -> (Integer) instance.handles().get(argument, resource).representation();
            case DROP -> {
                instance.checkMayLeave();
                Handle handle = instance.handles().remove(argument, resource);
                if (handle.isOwn()) {
                    store.destroy(resource, handle.representation(), Optional.of(instance));
                }
                yield 0;
            }
        };
    }
}
