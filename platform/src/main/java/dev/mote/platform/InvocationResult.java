package dev.mote.platform;

import dev.mote.worlds.Outcome;

/** What became of a call that was made now. */
public record InvocationResult(Invocation invocation, Outcome outcome) {}
