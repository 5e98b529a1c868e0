package dev.mote.engine.binary;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A table, imported or defined.
 *
 * @param element {@link TypeCode} of its elements
 * @param wide whether indices are i64
 * @param initial what every element is at first, if the module says so; null otherwise
 */
public record TableDef(int element, boolean wide, long minimum, OptionalLong maximum, Optional<ConstExpr> initial) {}
