package dev.mote.engine;

/** The type of an import or an export. */
public sealed interface ExternType permits FuncType, MemoryType, TableType, GlobalType, TagType {}
