package dev.mote.engine.codegen;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.foreign.MemorySegment;
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
    private static final ClassDesc SEGMENT = Names.describe(MemorySegment.class);

    private final CodeBuilder code;
    private final OperandStack stack;
    private final ModuleLayout layout;
    private final int instanceSlot;
    private final Map<Integer, Integer> views = new TreeMap<>();
    private final Map<Integer, Integer> sizes = new TreeMap<>();

    /** @param used the memories that the function loads from or stores to */
    MemoryEmitter(CodeBuilder code, OperandStack stack, ModuleLayout layout, int instanceSlot, BitSet used) {
        this.code = code;
        this.stack = stack;
        this.layout = layout;
        this.instanceSlot = instanceSlot;
        used.stream().filter(memory -> !layout.isShared(memory)).forEach(this::allocate);
    }

    private void allocate(int memory) {
        if (layout.shape(memory) == MemoryShape.MAPPED) {
            views.put(memory, code.allocateLocal(TypeKind.LONG));
            sizes.put(memory, code.allocateLocal(TypeKind.INT));
        } else {
            views.put(memory, code.allocateLocal(TypeKind.REFERENCE));
        }
    }

    /** Loads the views: at the function's entry, and after a call or a growth. */
    void reload() {
        views.forEach((memory, slot) -> {
            fetch(memory);
            if (layout.shape(memory) == MemoryShape.MAPPED) {
                takeApart();
                code.istore(sizes.get(memory)).lstore(slot);
            } else {
                code.astore(slot);
            }
        });
    }

    /** Pushes what the helpers reach the memory through; returns the types. */
    private List<ClassDesc> view(int memory) {
        Integer slot = views.get(memory);
        if (layout.shape(memory) != MemoryShape.MAPPED) {
            return bytes(memory);
        }
        if (slot == null) {
            fetch(memory);
            takeApart();
        } else {
            code.lload(slot).iload(sizes.get(memory));
        }
        return List.of(ConstantDescs.CD_long, ConstantDescs.CD_int);
    }

    /** Pushes what holds the bytes, {@link MemoryShape#view}; returns the type. */
    List<ClassDesc> bytes(int memory) {
        MemoryShape shape = layout.shape(memory);
        Integer slot = views.get(memory);
        if (slot == null || shape == MemoryShape.MAPPED) {
            fetch(memory);
        } else {
            code.aload(slot);
        }
        return List.of(shape.view());
    }

    /** Makes of what was fetched its address and its size. */
    private void takeApart() {
        ClassDesc bytes = MemoryShape.MAPPED.view();
        code.dup()
                .getfield(bytes, "base", ConstantDescs.CD_long)
                .dup2_x1()
                .pop2()
                .getfield(bytes, "size", ConstantDescs.CD_int);
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
            store(access(memory), access.helper(), access.accessed(), memory, offset);
            stack.pop(2);
        } else {
            stack.require(1);
            load(access(memory), access.helper(), access.accessed(), memory, offset);
            access.conversion().accept(code);
            stack.replace(1, access.value());
        }
    }

    /** The class of the helpers for numbers in a memory. */
    ClassDesc access(int memory) {
        return layout.shape(memory).access();
    }

    /** The class of the helpers for whole vectors in a memory. */
    ClassDesc vectorAccess(int memory) {
        return stack.vectors().access(layout.shape(memory));
    }

    /** Loads with that helper, which takes the address, the view and the offset. */
    void load(ClassDesc owner, String helper, JvmType value, int memory, long offset) {
        invoke(owner, helper, List.of(), stack.vectors().inside(value), memory, address(memory, offset));
    }

    /** Stores with that helper, which takes the address, the value, the view and the offset. */
    void store(ClassDesc owner, String helper, JvmType value, int memory, long offset) {
        long rest = address(memory, offset, value);
        invoke(owner, helper, List.of(stack.vectors().inside(value)), ConstantDescs.CD_void, memory, rest);
    }

    private void invoke(
            ClassDesc owner, String helper, List<ClassDesc> stored, ClassDesc result, int memory, long offset) {
        MemoryShape shape = layout.shape(memory);
        List<ClassDesc> params = new ArrayList<>();
        params.add(ConstantDescs.CD_int);
        params.addAll(stored);
        params.addAll(view(memory));
        if (shape == MemoryShape.LARGE && !owner.equals(shape.access())) {
            // Helpers for vectors are classes of the JDK's loader, which knows none of ours.
            code.getfield(shape.view(), "segment", SEGMENT);
            params.set(params.size() - 1, SEGMENT);
        }
        if (offset != 0) {
            code.loadConstant(shape.offset(offset));
            params.add(ConstantDescs.CD_int);
        }
        code.invokestatic(owner, helper, MethodTypeDesc.of(result, params));
    }
}
