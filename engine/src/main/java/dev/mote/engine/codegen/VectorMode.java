package dev.mote.engine.codegen;

/** What vectors are computed with. */
public enum VectorMode {
    /** The processor's vectors where the JVM reaches them, see {@link VectorModule}; else as {@link #PLAIN}. */
    PROCESSOR,
    /** Java's own numbers, lane by lane. */
    PLAIN
}
