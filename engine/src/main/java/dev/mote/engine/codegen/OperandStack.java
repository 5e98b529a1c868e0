package dev.mote.engine.codegen;

import java.lang.classfile.CodeBuilder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The operand stack of the function being emitted. Its upper part lies on the JVM's stack, the rest in locals, one for
 * each height and type; at every label all of it lies in locals, so that the JVM's stack is empty there.
 *
 * <p>A comparison is held back as a {@link Condition} on top, so that a branch right behind it can use it directly.
 */
final class OperandStack {
    private record Slot(int height, JvmType type) {}

    private final CodeBuilder code;
    private final VectorShape vectors;
    private final Map<Slot, Integer> slots = new HashMap<>();
    private JvmType[] types = new JvmType[32];
    private int size;
    private int spilled;
    private Condition condition = Condition.NONE;

    /** @param vectors what a vector is on this stack */
    OperandStack(CodeBuilder code, VectorShape vectors) {
        this.code = code;
        this.vectors = vectors;
    }

    int size() {
        return size;
    }

    VectorShape vectors() {
        return vectors;
    }

    /** The type of the entry {@code depth} below the top. */
    JvmType peek(int depth) {
        return types[size - 1 - depth];
    }

    /** Notes that a value was pushed on the JVM's stack; a comparison held back was settled before. */
    void push(JvmType type) {
        put(type);
    }

    /** Notes that the topmost values left the JVM's stack. */
    void pop(int count) {
        size -= count;
        spilled = Math.min(spilled, size);
    }

    /** Notes that an instruction took its operands and left a result on the JVM's stack. */
    void replace(int operands, JvmType result) {
        pop(operands);
        put(result);
    }

    /** Holds a comparison back; its operands lie on the JVM's stack but are gone from this one. */
    void push(Condition pending) {
        put(JvmType.INT);
        condition = pending;
    }

    /** Takes the topmost value as a condition, everything below it in locals. */
    Condition popCondition() {
        if (condition.isPending() && spilled == size - 1) {
            Condition pending = condition;
            condition = Condition.NONE;
            pop(1);
            return pending;
        }
        requireOnly(1);
        pop(1);
        return Condition.NON_ZERO;
    }

    /** Takes the topmost value as a condition, the {@code count} values below it on the JVM's stack. */
    Condition popConditionAbove(int count) {
        if (condition.isPending() && spilled <= size - 1 - count) {
            Condition pending = condition;
            condition = Condition.NONE;
            pop(1);
            return pending;
        }
        require(count + 1);
        pop(1);
        return Condition.NON_ZERO;
    }

    /** Negates the topmost value if it is a comparison held back. */
    boolean negateCondition() {
        condition = condition.negated();
        return condition.isPending();
    }

    /** Turns a comparison that was held back into its value. */
    void settle() {
        if (condition.isPending()) {
            condition.emitValue(code);
            condition = Condition.NONE;
        }
    }

    /** Makes the topmost values lie on the JVM's stack. */
    void require(int count) {
        settle();
        int first = size - count;
        if (spilled > first) {
            spillFrom(spilled);
            load(first);
        }
    }

    /** Makes the topmost values lie on the JVM's stack as a call takes them; they are to be popped next. */
    void requireArguments(int count) {
        boolean anyVector = false;
        for (int depth = 0; depth < count; depth++) {
            anyVector |= peek(depth) == JvmType.VECTOR;
        }
        if (!anyVector) {
            require(count);
            return;
        }
        spillAll();
        for (int depth = count - 1; depth >= 0; depth--) {
            loadSpilled(depth);
            vectors.pack(code, peek(depth));
        }
    }

    /** Makes the topmost values, and nothing else, lie on the JVM's stack. */
    void requireOnly(int count) {
        settle();
        if (spilled != size - count) {
            spillAll();
            load(size - count);
        }
    }

    /** Makes all values lie in locals. */
    void spillAll() {
        settle();
        spillFrom(spilled);
        spilled = size;
    }

    /** Drops the topmost value. */
    void drop() {
        settle();
        if (spilled < size) {
            peek(0).emitPop(code);
        }
        pop(1);
    }

    /** Drops what lies on the JVM's stack, before a jump that leaves it behind. */
    void dropAll() {
        settle();
        while (spilled < size) {
            drop();
        }
    }

    /** Moves the topmost {@code count} values, all in locals, to the locals that belong to {@code height}. */
    void moveTo(int height, int count) {
        int from = size - count;
        if (from == height) {
            return;
        }
        for (int i = 0; i < count; i++) {
            JvmType type = types[from + i];
            code.loadLocal(type.kind(), slot(from + i, type));
            code.storeLocal(type.kind(), slot(height + i, type));
        }
    }

    /** Pushes the value at {@code depth} below the top, which lies in a local, on the JVM's stack only. */
    void loadSpilled(int depth) {
        int height = size - 1 - depth;
        code.loadLocal(types[height].kind(), slot(height, types[height]));
    }

    /** Sets the stack after a label: {@code height} values as before, then these, all in locals. */
    void reset(int height, Iterable<JvmType> above) {
        condition = Condition.NONE;
        size = height;
        above.forEach(this::put);
        spilled = size;
    }

    /** Stores a value from the JVM's stack where a label expects it at that height. */
    void storeAt(int height, JvmType type) {
        code.storeLocal(type.kind(), slot(height, type));
    }

    private void put(JvmType type) {
        if (size == types.length) {
            types = Arrays.copyOf(types, size * 2);
        }
        types[size++] = type;
    }

    private void spillFrom(int height) {
        for (int i = size - 1; i >= height; i--) {
            code.storeLocal(types[i].kind(), slot(i, types[i]));
        }
    }

    private void load(int height) {
        for (int i = height; i < size; i++) {
            code.loadLocal(types[i].kind(), slot(i, types[i]));
        }
        spilled = height;
    }

    private int slot(int height, JvmType type) {
        return slots.computeIfAbsent(new Slot(height, type), slot -> code.allocateLocal(type.kind()));
    }
}
