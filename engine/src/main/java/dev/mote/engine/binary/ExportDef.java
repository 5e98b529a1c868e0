package dev.mote.engine.binary;

/**
 * One export.
 *
 * @param index what it exports, in the index space of its kind
 */
public record ExportDef(String name, ExternKind kind, int index) {}
