package dev.mote.engine;

/** A 128-bit vector value, little-endian: lane 0 is in the low bits of {@code low}. */
public record V128(long low, long high) {}
