package dev.mote.component.binary;

/** What an import or an export is said to be. */
public sealed interface ExternSyntax {
    record CoreModule(int type) implements ExternSyntax {}

    record Function(int type) implements ExternSyntax {}

    /** A type that equals another one. */
    record TypeEqual(int type) implements ExternSyntax {}

    /** A resource type that nothing is known of. */
    record SubResource() implements ExternSyntax {}

    record Component(int type) implements ExternSyntax {}

    record Instance(int type) implements ExternSyntax {}
}
