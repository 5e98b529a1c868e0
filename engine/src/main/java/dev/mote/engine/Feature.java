package dev.mote.engine;

import java.util.Locale;

/** A proposal beyond WebAssembly 1.0 that a module uses. */
public enum Feature {
    SIGN_EXTENSION,
    SATURATING_FLOAT_TO_INT,
    MULTI_VALUE,
    MUTABLE_GLOBALS,
    BULK_MEMORY,
    REFERENCE_TYPES,
    EXTENDED_CONST,
    TAIL_CALL,
    EXCEPTIONS,
    LEGACY_EXCEPTIONS,
    MULTI_MEMORY,
    MEMORY64,
    THREADS,
    SIMD,
    RELAXED_SIMD,
    FUNCTION_REFERENCES,
    GC;

    /** The name that people see, as {@code bulk-memory}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
