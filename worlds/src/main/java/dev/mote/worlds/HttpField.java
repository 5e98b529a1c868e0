package dev.mote.worlds;

/** One header field of a request or an answer. Characters stand for bytes, as ISO 8859-1 has them. */
public record HttpField(String name, String value) {}
