package dev.mote.engine.endive;

import java.util.List;
import run.endive.runtime.TableFactory;
import run.endive.runtime.TableInstance;
import run.endive.wasm.types.Table;

/** Makes the tables of one instance, in the module's order. */
final class TableMaker implements TableFactory {
    private final List<TablePlan> plans;
    private final Quota quota;
    private int next;

    TableMaker(List<TablePlan> plans, Quota quota) {
        this.plans = plans;
        this.quota = quota;
    }

    @Override
    public TableInstance create(Table table, int initial) {
        return new EndiveTable(plans.get(next++).type(), quota, initial);
    }
}
