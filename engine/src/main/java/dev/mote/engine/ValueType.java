package dev.mote.engine;

import java.util.Locale;

/** A WebAssembly value type, with the Java type that carries it across the engine's edge. */
public enum ValueType {
    I32(int.class),
    I64(long.class),
    F32(float.class),
    F64(double.class),
    V128(V128.class),
    FUNCREF(Object.class),
    EXTERNREF(Object.class),
    EXNREF(Object.class);

    private final Class<?> carrier;

    ValueType(Class<?> carrier) {
        this.carrier = carrier;
    }

    /** The Java type of such a value; a reference is any object, and wasm's null reference is Java's null. */
    public Class<?> carrier() {
        return carrier;
    }

    public boolean isReference() {
        return this == FUNCREF || this == EXTERNREF || this == EXNREF;
    }

    /** The name in the text format, as {@code i32}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
