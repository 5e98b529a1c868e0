package dev.mote.component.binary;

/** What stands in a component or instance type. */
public sealed interface Declaration
        permits Definition.CoreType, Definition.Type, Definition.Alias, Definition.Import, Declaration.Export {
    /** Where it stands in the bytes. */
    int offset();

    /** Something that instances of the type export. */
    record Export(int offset, ExternName name, ExternSyntax type) implements Declaration {}
}
