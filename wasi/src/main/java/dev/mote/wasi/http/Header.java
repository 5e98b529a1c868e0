package dev.mote.wasi.http;

/** One field of a header or trailer. Characters stand for bytes, as ISO 8859-1 has them. */
public record Header(String name, String value) {}
