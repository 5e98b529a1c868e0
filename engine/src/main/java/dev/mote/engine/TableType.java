package dev.mote.engine;

import java.util.OptionalLong;

/** The type of a table; sizes are in elements. */
public record TableType(ValueType element, long minimum, OptionalLong maximum) implements ExternType {}
