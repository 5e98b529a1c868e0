package dev.mote.wasi;

/** What to do with the times of a file: when it was last read, and last written. */
public record Stamps(Stamp accessed, Stamp modified) {}
