package dev.mote.component.binary;

import java.util.List;
import java.util.Optional;

/** What stands in a component, in the order of the binary. */
public sealed interface Definition {
    /** Where it stands in the bytes. */
    int offset();

    /** A core module: a range of the component's bytes. */
    record CoreModule(int offset, int start, int end) implements Definition {}

    record CoreInstance(int offset, CoreInstanceSyntax instance) implements Definition {}

    record CoreType(int offset, CoreTypeSyntax type) implements Definition, Declaration {}

    record Component(int offset, ComponentSyntax component) implements Definition {}

    record Instance(int offset, InstanceSyntax instance) implements Definition {}

    record Alias(int offset, Sort sort, AliasTarget target) implements Definition, Declaration {}

    record Type(int offset, TypeSyntax type) implements Definition, Declaration {}

    record Canon(int offset, CanonSyntax canon) implements Definition {}

    record Import(int offset, ExternName name, ExternSyntax type) implements Definition, Declaration {}

    record Export(int offset, ExternName name, SortIndex item, Optional<ExternSyntax> type) implements Definition {}

    /** A core instance is a module's, or a bundle of exports. */
    sealed interface CoreInstanceSyntax {
        record Instantiate(int module, List<CoreArgument> arguments) implements CoreInstanceSyntax {}

        record Bundle(List<NamedItem> exports) implements CoreInstanceSyntax {}
    }

    /** An instance is a component's, or a bundle of exports. */
    sealed interface InstanceSyntax {
        record Instantiate(int component, List<NamedItem> arguments) implements InstanceSyntax {}

        record Bundle(List<ExportedItem> exports) implements InstanceSyntax {}
    }

    /** The core instance whose exports meet the imports of that module name. */
    record CoreArgument(String name, int instance) {}

    record NamedItem(String name, SortIndex item) {}

    record ExportedItem(ExternName name, SortIndex item) {}

    /** Where an alias leads. */
    sealed interface AliasTarget {
        record Export(int instance, String name) implements AliasTarget {}

        record CoreExport(int instance, String name) implements AliasTarget {}

        /** @param count components outwards, 0 is the component of the alias itself */
        record Outer(int count, int index) implements AliasTarget {}
    }
}
