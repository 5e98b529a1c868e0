package dev.mote.engine.binary;

/**
 * A custom section, as ranges of the module's bytes; nothing of it is decoded.
 *
 * @param nameStart its name is valid UTF-8, of any length and content
 */
public record CustomSection(int nameStart, int nameEnd, int start, int end) {}
