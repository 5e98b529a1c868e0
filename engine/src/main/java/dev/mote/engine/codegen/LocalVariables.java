package dev.mote.engine.codegen;

import dev.mote.engine.binary.FunctionBody;
import java.lang.classfile.CodeBuilder;
import java.util.ArrayList;
import java.util.List;

/** The parameters and locals of the function being emitted, each a JVM local. */
final class LocalVariables {
    private final CodeBuilder code;
    private final JvmType[] types;
    private final int[] slots;
    private final int params;

    LocalVariables(CodeBuilder code, List<JvmType> params, FunctionBody body) {
        this.code = code;
        this.params = params.size();
        int count = this.params + body.locals().count();
        int[] codes = new int[count];
        body.locals().expand(codes, this.params);
        types = new JvmType[count];
        slots = new int[count];
        for (int i = 0; i < count; i++) {
            types[i] = i < this.params ? params.get(i) : JvmType.of(codes[i]);
            slots[i] = i < this.params ? code.parameterSlot(i) : code.allocateLocal(types[i].kind());
        }
    }

    /** The slot of the parameter behind the guest's own. */
    int instanceSlot() {
        return code.parameterSlot(params);
    }

    JvmType type(int local) {
        return types[local];
    }

    /** Gives the declared locals their first value; returns those that are now the integer zero. */
    List<Integer> clear() {
        List<Integer> zeros = new ArrayList<>();
        for (int i = params; i < types.length; i++) {
            types[i].emitZero(code);
            store(i);
            if (types[i] == JvmType.INT) {
                zeros.add(i);
            }
        }
        return zeros;
    }

    void load(int local) {
        code.loadLocal(types[local].kind(), slots[local]);
    }

    void store(int local) {
        code.storeLocal(types[local].kind(), slots[local]);
    }
}
