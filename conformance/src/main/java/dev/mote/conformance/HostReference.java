package dev.mote.conformance;

/** What the suite hands to a guest as an external reference, by its number. */
record HostReference(long number) {}
