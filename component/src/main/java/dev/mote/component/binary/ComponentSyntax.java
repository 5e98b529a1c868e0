package dev.mote.component.binary;

import java.util.List;

/** A component as it is written: its definitions in order. */
public record ComponentSyntax(int offset, List<Definition> definitions) {
    public ComponentSyntax {
        definitions = List.copyOf(definitions);
    }
}
