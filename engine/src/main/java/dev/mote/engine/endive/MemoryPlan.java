package dev.mote.engine.endive;

import java.util.OptionalLong;

/** A memory that a module defines: what it holds at first, and how far its declaration lets it grow. */
record MemoryPlan(MemoryImage image, OptionalLong maximum) {}
