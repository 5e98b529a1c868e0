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
 * may have grown the memory. A shared memory grows at any time, so it has no such local.
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
        used.stream()
                .filter(memory -> !layout.isShared(memory))
                .forEach(memory -> views.put(memory, code.allocateLocal(TypeKind.REFERENCE)));
    }

    /** Loads the views: at the function's entry, and after a call or a growth. */
    void reload() {
        views.forEach((memory, slot) -> {
            fetch(memory);
            code.astore(slot);
        });
    }

    /** Pushes what the memory is reached through. */
    void view(int memory) {
        Integer slot = views.get(memory);
        if (slot == null) {
            fetch(memory);
        } else {
            code.aload(slot);
        }
    }

    /**
     * Makes the address below these operands, all on the JVM's stack, one of 32 bits; returns the offset that is left to
     * be added to it.
     */
    long address(int memory, long offset, JvmType... above) {
        if (!layout.isWide(memory)) {
            return offset;
        }
        WideOperands.narrow(code, offset, above);
        return 0;
    }

    private void fetch(int memory) {
        MemoryShape shape = layout.shape(memory);
        code.aload(instanceSlot)
                .getfield(Names.INSTANCE, Names.memory(memory), shape.memory())
                .getfield(shape.memory(), shape.viewField(), shape.view());
    }

    void access(MemoryTable.Access access, int memory, long offset) {
        if (access.isStore()) {
            stack.require(2);
            access.conversion().accept(code);
            invoke(access, memory, address(memory, offset, access.accessed()));
            stack.pop(2);
        } else {
            stack.require(1);
            invoke(access, memory, address(memory, offset));
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
        view(memory);
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
