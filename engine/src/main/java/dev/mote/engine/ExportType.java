package dev.mote.engine;

/** One thing a module exports. */
public record ExportType(String name, ExternType type) {}
