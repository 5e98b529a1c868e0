package dev.mote.engine.binary;

/**
 * A field of a struct, or the element of an array.
 *
 * @param storage a {@link TypeCode}, packed types included
 */
public record FieldType(int storage, boolean mutable) {}
