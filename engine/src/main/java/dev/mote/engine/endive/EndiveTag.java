package dev.mote.engine.endive;

import dev.mote.engine.Tag;
import dev.mote.engine.TagType;
import run.endive.runtime.TagInstance;

/** An exception tag of an instance. */
record EndiveTag(TagInstance tag, TagType type) implements Tag {}
