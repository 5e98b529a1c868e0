package dev.mote.engine;

/** The type of an exception tag. */
public record TagType(FuncType type) implements ExternType {}
