package dev.mote.engine.codegen;

import dev.mote.engine.Table;
import dev.mote.engine.TableType;
import dev.mote.engine.Trap;
import dev.mote.engine.TrapCode;
import java.util.Arrays;

/** A table of references. Used by the thread that runs the guest; generated code calls the public methods. */
public final class GuestTable implements Table {
    private static final long MAXIMUM_ELEMENTS = 10_000_000;

    private final TableType declared;
    private final PreciseType element;
    private final boolean wide;
    private final TableAllowance allowance;
    private Object[] elements;
    private int size;

    /**
     * @param wide whether indices have 64 bits
     * @param allowance elements by which the tables of the instance may still grow
     */
    GuestTable(TableType declared, PreciseType element, boolean wide, TableAllowance allowance) {
        this.declared = declared;
        this.element = element;
        this.wide = wide;
        this.allowance = allowance;
        this.size = (int) declared.minimum();
        this.elements = new Object[size];
    }

    /** The current size as the minimum, as an importing module sees it. */
    @Override
    public TableType type() {
        return new TableType(declared.element(), size, declared.maximum());
    }

    PreciseType element() {
        return element;
    }

    boolean isWide() {
        return wide;
    }

    @Override
    public int size() {
        return size;
    }

    public Object get(int index) {
        checkIndex(index);
        return elements[index];
    }

    public void set(int index, Object value) {
        checkIndex(index);
        elements[index] = value;
    }

    /** The function at that index, for an indirect call. */
    public FunctionReference function(int index) {
        if (Integer.compareUnsigned(index, size) >= 0) {
            throw new Trap(TrapCode.UNDEFINED_ELEMENT);
        }
        FunctionReference function = (FunctionReference) elements[index];
        if (function == null) {
            throw new Trap(TrapCode.UNINITIALIZED_ELEMENT);
        }
        return function;
    }

    /** Grows by {@code delta} elements and returns the old size, or -1 when a limit forbids it. */
    public int grow(Object value, int delta) {
        int old = size;
        long grown = Integer.toUnsignedLong(delta) + old;
        long maximum = declared.maximum().orElse(MAXIMUM_ELEMENTS);
        if (Long.compareUnsigned(maximum, MAXIMUM_ELEMENTS) > 0) {
            maximum = MAXIMUM_ELEMENTS;
        }
        if (grown > maximum || !allowance.take(grown - old)) {
            return -1;
        }
        if (grown > elements.length) {
            elements = Arrays.copyOf(elements, (int) Math.min(maximum, Math.max(grown, old * 2L)));
        }
        Arrays.fill(elements, old, (int) grown, value);
        size = (int) grown;
        return old;
    }

    public void fill(int index, Object value, int length) {
        check(index, length);
        Arrays.fill(elements, index, index + length, value);
    }

    void copyFrom(GuestTable source, int from, int to, int length) {
        source.check(from, length);
        check(to, length);
        System.arraycopy(source.elements, from, elements, to, length);
    }

    void init(Object[] segment, int from, int to, int length) {
        if (Integer.toUnsignedLong(from) + Integer.toUnsignedLong(length) > segment.length) {
            throw Traps.table();
        }
        check(to, length);
        System.arraycopy(segment, from, elements, to, length);
    }

    Object[] content() {
        return Arrays.copyOf(elements, size);
    }

    void restore(Object[] content) {
        elements = content;
        size = content.length;
    }

    private void check(int index, int length) {
        if (Integer.toUnsignedLong(index) + Integer.toUnsignedLong(length) > size) {
            throw Traps.table();
        }
    }

    private void checkIndex(int index) {
        if (Integer.compareUnsigned(index, size) >= 0) {
            throw Traps.table();
        }
    }
}
