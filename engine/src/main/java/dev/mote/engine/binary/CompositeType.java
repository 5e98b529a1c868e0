package dev.mote.engine.binary;

/** What a type of the type section is made of. */
public sealed interface CompositeType permits Signature, StructType, ArrayType {}
