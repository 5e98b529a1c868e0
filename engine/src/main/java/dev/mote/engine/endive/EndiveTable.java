package dev.mote.engine.endive;

import dev.mote.engine.Table;
import dev.mote.engine.TableType;
import dev.mote.engine.Trap;
import dev.mote.engine.TrapCode;
import run.endive.runtime.Instance;
import run.endive.runtime.TableInstance;
import run.endive.wasm.types.TableLimits;
import run.endive.wasm.types.Value;

/** A table with limits of its own; Endive keeps a table's size in the module, where all instances would share it. */
final class EndiveTable extends TableInstance implements Table {
    private final TableType type;
    private final Quota quota;

    /** @param initial what every element is, raw */
    EndiveTable(TableType type, Quota quota, int initial) {
        super(new run.endive.wasm.types.Table(Types.of(type.element()), limits(type)), initial);
        this.type = type;
        this.quota = quota;
    }

    EndiveTable(TableType type, Quota quota) {
        this(type, quota, Value.REF_NULL_VALUE);
    }

    private static TableLimits limits(TableType type) {
        return type.maximum().isPresent()
                ? new TableLimits(type.minimum(), type.maximum().getAsLong())
                : new TableLimits(type.minimum());
    }

    @Override
    public TableType type() {
        return new TableType(type.element(), size(), type.maximum());
    }

    @Override
    public int grow(int delta, int value, Instance instance) {
        return mayGrow(delta) ? super.grow(delta, value, instance) : -1;
    }

    @Override
    public int growWithRef(int delta, Object value, Instance instance) {
        return mayGrow(delta) ? super.growWithRef(delta, value, instance) : -1;
    }

    @Override
    public int ref(int index) {
        if (index < 0 || index >= size()) {
            throw new Trap(TrapCode.TABLE_OUT_OF_BOUNDS);
        }
        return super.ref(index);
    }

    /** The function that an indirect call is for. */
    @Override
    public int requiredRef(int index) {
        if (index < 0 || index >= size()) {
            throw new Trap(TrapCode.UNDEFINED_ELEMENT);
        }
        return super.requiredRef(index);
    }

    /** Makes the table what it was when a snapshot was taken; it is never smaller than it started. */
    void restore(int[] refs, Instance instance) {
        int missing = refs.length - size();
        if (missing > 0) {
            super.grow(missing, Value.REF_NULL_VALUE, instance);
        }
        for (int i = 0; i < refs.length; i++) {
            setRef(i, refs[i], instance);
        }
    }

    private boolean mayGrow(int delta) {
        return delta >= 0 && (long) size() + delta <= limits().max() && quota.takeElements(delta);
    }
}
