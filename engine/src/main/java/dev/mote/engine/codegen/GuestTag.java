package dev.mote.engine.codegen;

import dev.mote.engine.Tag;
import dev.mote.engine.TagType;

/** An exception tag; compared by identity. */
public final class GuestTag implements Tag {
    private final TagType type;
    private final GuestType definition;

    GuestTag(TagType type, GuestType definition) {
        this.type = type;
        this.definition = definition;
    }

    GuestType definition() {
        return definition;
    }

    @Override
    public TagType type() {
        return type;
    }
}
