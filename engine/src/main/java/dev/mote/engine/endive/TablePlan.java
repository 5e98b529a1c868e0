package dev.mote.engine.endive;

import dev.mote.engine.TableType;
import run.endive.runtime.Instance;
import run.endive.wasm.types.Value;

/**
 * A table that a module defines.
 *
 * @param functions the functions that constant segments put into it, by index in the table; empty where there are none
 */
// Nobody compares plans; the array is written only while the plan is made.
@SuppressWarnings("ArrayRecordComponent")
record TablePlan(TableType type, int[] functions) {
    void fill(EndiveTable table, Instance instance) {
        for (int i = 0; i < functions.length; i++) {
            if (functions[i] != Value.REF_NULL_VALUE) {
                table.setRef(i, functions[i], instance);
            }
        }
    }
}
