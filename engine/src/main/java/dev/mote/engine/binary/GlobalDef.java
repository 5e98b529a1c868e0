package dev.mote.engine.binary;

import java.util.Optional;

/**
 * A global, imported or defined.
 *
 * @param type {@link TypeCode} of its value
 * @param initial its first value; empty where it is imported
 */
public record GlobalDef(int type, boolean mutable, Optional<ConstExpr> initial) {}
