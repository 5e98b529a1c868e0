package dev.mote.engine.endive;

import dev.mote.engine.Trap;
import dev.mote.engine.TrapCode;
import java.util.List;
import run.endive.runtime.ConstantEvaluators;
import run.endive.runtime.Instance;
import run.endive.runtime.TableInstance;
import run.endive.wasm.types.ActiveDataSegment;
import run.endive.wasm.types.ActiveElement;
import run.endive.wasm.types.Instruction;

/**
 * Active segments whose place depends on the instance: an imported memory or table, an offset in an imported global; and
 * those that do not fit, which have to trap. Applied in the module's order, elements first, as the specification says.
 */
record LateSegments(List<ActiveElement> elements, List<ActiveDataSegment> data) {
    LateSegments {
        elements = List.copyOf(elements);
        data = List.copyOf(data);
    }

    void apply(Instance instance) {
        elements.forEach(element -> apply(instance, element));
        data.forEach(segment -> apply(instance, segment));
    }

    private static void apply(Instance instance, ActiveElement element) {
        TableInstance table = instance.table(element.tableIndex());
        int offset = offset(instance, element.offset());
        List<List<Instruction>> values = element.initializers();
        if (Integer.toUnsignedLong(offset) + values.size() > table.size()) {
            throw new Trap(TrapCode.TABLE_OUT_OF_BOUNDS);
        }
        boolean objects = table.elementType().isObjectRef();
        for (int i = 0; i < values.size(); i++) {
            List<Instruction> value = values.get(i);
            Instance owner = ConstantEvaluators.computeConstantInstance(instance, value);
            var constant = ConstantEvaluators.computeConstant(instance, value);
            if (objects) {
                table.setObjRef(offset + i, constant.ref(), owner);
            } else {
                table.setRef(offset + i, (int) constant.longValue(), owner);
            }
        }
    }

    private static void apply(Instance instance, ActiveDataSegment segment) {
        int offset = offset(instance, segment.offsetInstructions());
        instance.memory((int) segment.index()).write(offset, segment.data());
    }

    private static int offset(Instance instance, List<Instruction> expression) {
        return (int) ConstantEvaluators.computeConstantValue(instance, expression)[0];
    }
}
