package dev.mote.engine.endive;

import dev.mote.engine.Global;
import dev.mote.engine.GlobalType;
import dev.mote.engine.ValueType;
import java.util.Optional;
import run.endive.runtime.GlobalInstance;
import run.endive.wasm.types.MutabilityType;

/**
 * A global of a guest or of the host.
 *
 * @param owner the instance that function references in it belong to; none for a global of the host
 */
record EndiveGlobal(GlobalInstance global, GlobalType type, Optional<EndiveInstance> owner) implements Global {
    /** A global of the host's own making. */
    static EndiveGlobal of(GlobalType type, Object value) {
        GlobalInstance global = GlobalInstance.builder()
                .valType(Types.of(type.type()))
                .mutabilityType(type.mutable() ? MutabilityType.Var : MutabilityType.Const)
                .build();
        Optional<EndiveInstance> owner =
                value instanceof EndiveFunction function ? Optional.of(function.instance()) : Optional.empty();
        owner.ifPresent(instance -> global.setInstance(instance.endive()));
        EndiveGlobal made = new EndiveGlobal(global, type, owner);
        made.write(value);
        return made;
    }

    @Override
    public Object get() {
        return Values.boxed(owner.orElse(null), type.type(), global.getValueLow(), global.getRefValue());
    }

    @Override
    public void set(Object value) {
        if (!type.mutable()) {
            throw new IllegalStateException("an immutable global");
        }
        write(value);
    }

    private void write(Object value) {
        Object[] ref = new Object[1];
        long raw = Values.raw(owner.orElse(null), type.type(), value, ref, 0);
        global.setValueLow(raw);
        if (type.type() == ValueType.EXTERNREF) {
            global.setRefValue(ref[0]);
        }
    }
}
