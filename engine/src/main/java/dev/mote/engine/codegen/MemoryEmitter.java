package dev.mote.engine.codegen;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Emits loads and stores. A local holds what each memory in use is reached through; it is loaded anew after whatever
 * may have grown the memory.
 */
final class MemoryEmitter {
    private final CodeBuilder code;
    private final OperandStack stack;
    private final ModuleLayout layout;
    private final int instanceSlot;
    private final Map<Integer, Integer> views = new TreeMap<>();

    /** @param used the memories that the function loads from or stores to */
    MemoryEmitter(CodeBuilder code, OperandStack stack, ModuleLayout layout, int instanceSlot, BitSet used) {
        this.code = code;
        this.stack = stack;
        this.layout = layout;
        this.instanceSlot = instanceSlot;
        used.stream().forEach(memory -> views.put(memory, code.allocateLocal(TypeKind.REFERENCE)));
    }

    /** Loads the views: at the function's entry, and after a call or a growth. */
    void reload() {
        views.forEach((memory, slot) -> {
            MemoryShape shape = layout.shape(memory);
            code.aload(instanceSlot)
                    .getfield(Names.INSTANCE, Names.memory(memory), shape.memory())
                    .getfield(shape.memory(), shape.viewField(), shape.view())
                    .astore(slot);
        });
    }

    void access(MemoryTable.Access access, int memory, long offset) {
        if (access.isStore()) {
            stack.require(2);
            access.conversion().accept(code);
            invoke(access, memory, offset);
            stack.pop(2);
        } else {
            stack.require(1);
            invoke(access, memory, offset);
            access.conversion().accept(code);
            stack.replace(1, access.value());
        }
    }

    private void invoke(MemoryTable.Access access, int memory, long offset) {
        MemoryShape shape = layout.shape(memory);
        List<ClassDesc> params = new ArrayList<>();
        params.add(ConstantDescs.CD_int);
        if (access.isStore()) {
            params.add(access.accessed().desc());
        }
        code.aload(views.get(memory));
        params.add(shape.view());
        if (offset != 0) {
            code.loadConstant(shape.offset(offset));
            params.add(ConstantDescs.CD_int);
        }
        ClassDesc result =
                access.isStore() ? ConstantDescs.CD_void : access.accessed().desc();
        code.invokestatic(shape.access(), access.helper(), MethodTypeDesc.of(result, params));
    }
}
