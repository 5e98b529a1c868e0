package dev.mote.engine.binary;

import dev.mote.engine.ModuleLimits;

/** What the section readers of one module share. */
record ReadContext(ByteReader in, TypeReader types, Features features, ModuleLimits limits, Sections sections) {}
