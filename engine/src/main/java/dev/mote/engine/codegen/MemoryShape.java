package dev.mote.engine.codegen;

import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.function.Supplier;

/** How a memory keeps its bytes, and what generated code calls to reach them. */
// ClassDesc is an immutable value that says so only in words.
@SuppressWarnings("ImmutableEnumChecker")
enum MemoryShape {
    /** {@link HeapMemory}. */
    HEAP(HeapMemory.class, "bytes", ConstantDescs.CD_byte.arrayType(), AccessHelpers::array, HeapAtomicAccess.class),
    /** {@link MappedMemory}, of less than 2 GiB. */
    MAPPED(
            MappedMemory.class,
            "bytes",
            Names.describe(MappedBytes.class),
            () -> InlinedAccess.RAW,
            MappedAtomicAccess.class),
    /** {@link MappedMemory}, of up to 4 GiB. */
    LARGE(
            MappedMemory.class,
            "bytes",
            Names.describe(MappedBytes.class),
            () -> Names.describe(LargeAccess.class),
            MappedAtomicAccess.class);

    private final ClassDesc memory;
    private final String viewField;
    private final ClassDesc view;
    private final Supplier<ClassDesc> access;
    private final ClassDesc atomics;

    MemoryShape(Class<?> memory, String viewField, ClassDesc view, Supplier<ClassDesc> access, Class<?> atomics) {
        this.memory = Names.describe(memory);
        this.viewField = viewField;
        this.view = view;
        this.access = access;
        this.atomics = Names.describe(atomics);
    }

    static MemoryShape of(LinearMemory memory) {
        return switch (memory) {
            case HeapMemory _ -> HEAP;
            case MappedMemory mapped -> mapped.shape();
        };
    }

    /** The most pages that such a memory can have. */
    long maximumPages() {
        return switch (this) {
            case HEAP -> HeapMemory.MAXIMUM_PAGES;
            case MAPPED -> MappedMemory.MAXIMUM_PAGES;
            case LARGE -> MappedMemory.LARGE_MAXIMUM_PAGES;
        };
    }

    /** The class of such a memory. */
    ClassDesc memory() {
        return memory;
    }

    /** The public field that holds {@link #view}. */
    String viewField() {
        return viewField;
    }

    /** What the helpers take for the memory. */
    ClassDesc view() {
        return view;
    }

    /** The class of the helpers: address, value, view, offset; the view of {@link #MAPPED} is its address and size. */
    ClassDesc access() {
        return access.get();
    }

    /** The class of the atomic helpers: address, values, view, offset. */
    ClassDesc atomics() {
        return atomics;
    }

    /** The constant that stands for an offset: most helpers add it signed, so large ones must end below zero. */
    int offset(long offset) {
        return this != LARGE && offset > Integer.MAX_VALUE ? Integer.MIN_VALUE : (int) offset;
    }
}
