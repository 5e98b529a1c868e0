package dev.mote.engine.binary;

/** An array of the GC proposal. */
public record ArrayType(FieldType element) implements CompositeType {}
