package dev.mote.engine.binary;

/**
 * One import.
 *
 * @param index its place in the index space of its kind
 */
public record ImportDef(String module, String name, ExternKind kind, int index) {}
