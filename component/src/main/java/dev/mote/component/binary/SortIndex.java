package dev.mote.component.binary;

/** An item of an index space. */
public record SortIndex(Sort sort, int index) {}
