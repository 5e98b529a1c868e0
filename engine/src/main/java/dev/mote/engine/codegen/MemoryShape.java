package dev.mote.engine.codegen;

import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;

/** How a memory keeps its bytes, and what generated code calls to reach them. */
// ClassDesc is an immutable value that says so only in words.
@SuppressWarnings("ImmutableEnumChecker")
enum MemoryShape {
    HEAP(HeapMemory.class, "bytes", ConstantDescs.CD_byte.arrayType(), HeapAccess.class);

    private final ClassDesc memory;
    private final String viewField;
    private final ClassDesc view;
    private final ClassDesc access;

    MemoryShape(Class<?> memory, String viewField, ClassDesc view, Class<?> access) {
        this.memory = Names.describe(memory);
        this.viewField = viewField;
        this.view = view;
        this.access = Names.describe(access);
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

    /** The class of the helpers: address, value, view, offset. */
    ClassDesc access() {
        return access;
    }

    /** The constant that stands for an offset: an array's helpers add it signed, so large ones must end below zero. */
    int offset(long offset) {
        return this == HEAP && offset > Integer.MAX_VALUE ? Integer.MIN_VALUE : (int) offset;
    }
}
