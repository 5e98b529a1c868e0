package dev.mote.engine.codegen;

import dev.mote.engine.Tag;
import dev.mote.engine.TagType;

/** An exception tag; compared by identity. */
public final class GuestTag implements Tag {
    private final TagType type;

    GuestTag(TagType type) {
        this.type = type;
    }

    @Override
    public TagType type() {
        return type;
    }
}
