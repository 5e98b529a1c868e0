package dev.mote.engine;

/** Something an instance exports, or that is given to it as an import. */
public sealed interface Extern permits Func, Memory, Table, Global, Tag {
    ExternType type();
}
