package dev.mote.engine;

/** An exception tag; two tags are the same tag only if they are the same object. */
public non-sealed interface Tag extends Extern {
    @Override
    TagType type();
}
