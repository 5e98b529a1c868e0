package dev.mote.worlds;

/** A call that a guest asked for, of a function of the same user. */
public record ChainedCall(String function, Payload input) {}
