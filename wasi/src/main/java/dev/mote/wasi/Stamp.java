package dev.mote.wasi;

/** What to do with one time of a file. */
public sealed interface Stamp {
    /** Leaves it. */
    record Keep() implements Stamp {}

    /** Sets it to the present. */
    record Now() implements Stamp {}

    /** Sets it to nanoseconds since 1970, unsigned. */
    record At(long nanos) implements Stamp {}
}
