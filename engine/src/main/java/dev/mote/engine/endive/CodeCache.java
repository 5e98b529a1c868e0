package dev.mote.engine.endive;

/** Compiled code on disk. */
public final class CodeCache {}
