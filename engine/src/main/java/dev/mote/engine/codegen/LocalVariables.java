package dev.mote.engine.codegen;

import dev.mote.engine.binary.FunctionBody;
import java.lang.classfile.CodeBuilder;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The parameters and locals of the function being emitted, each a JVM local. */
final class LocalVariables {
    private final CodeBuilder code;
    private final JvmType[] types;
    private final int[] slots;
    private final int params;

    private LocalVariables(CodeBuilder code, List<JvmType> params, FunctionBody body) {
        this.code = code;
        this.params = params.size();
        int count = this.params + body.locals().count();
        int[] codes = new int[count];
        body.locals().expand(codes, this.params);
        types = new JvmType[count];
        slots = new int[count];
        for (int i = 0; i < count; i++) {
            types[i] = i < this.params ? params.get(i) : JvmType.of(codes[i]);
        }
    }

    /** The locals of a function whose method takes its parameters. */
    static LocalVariables ofFunction(CodeBuilder code, List<JvmType> params, FunctionBody body) {
        LocalVariables locals = new LocalVariables(code, params, body);
        for (int i = 0; i < locals.slots.length; i++) {
            locals.slots[i] = i < params.size() ? code.parameterSlot(i) : code.allocateLocal(locals.types[i].kind());
        }
        return locals;
    }

    /** Those locals of a function that a part of it uses. */
    static LocalVariables ofPart(CodeBuilder code, List<JvmType> params, FunctionBody body, BitSet used) {
        LocalVariables locals = new LocalVariables(code, params, body);
        used.stream().forEach(local -> locals.slots[local] = code.allocateLocal(locals.types[local].kind()));
        return locals;
    }

    int count() {
        return types.length;
    }

    /** The slot of the parameter behind the guest's own. */
    int instanceSlot() {
        return code.parameterSlot(params);
    }

    JvmType type(int local) {
        return types[local];
    }

    /** Turns vectors that came as parameters into what the function computes with. */
    void unpackParameters(VectorShape vectors) {
        for (int i = 0; i < params; i++) {
            if (types[i] == JvmType.VECTOR) {
                load(i);
                vectors.unpack(code, types[i]);
                store(i);
            }
        }
    }

    /** Gives the declared locals their first value; returns those that are now the integer zero. */
    List<Integer> clear(VectorShape vectors) {
        List<Integer> zeros = new ArrayList<>();
        for (int i = params; i < types.length; i++) {
            vectors.zero(code, types[i]);
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
