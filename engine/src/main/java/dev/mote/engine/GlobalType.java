package dev.mote.engine;

/** The type of a global. */
public record GlobalType(ValueType type, boolean mutable) implements ExternType {}
