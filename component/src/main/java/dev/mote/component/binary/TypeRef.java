package dev.mote.component.binary;

/** A value type where it is used: named by a primitive, or by an index into the types. */
public sealed interface TypeRef {
    /** A type that needs no definition. */
    record OfPrimitive(Primitive type) implements TypeRef {}

    /** A type defined elsewhere. */
    record OfIndex(int index) implements TypeRef {}
}
