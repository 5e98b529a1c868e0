package dev.mote.component.binary;

import dev.mote.engine.ExternType;
import dev.mote.engine.FuncType;
import java.util.List;

/** The right-hand side of a core type definition. */
public sealed interface CoreTypeSyntax {
    record Function(FuncType type) implements CoreTypeSyntax {}

    record Module(List<ModuleDeclaration> declarations) implements CoreTypeSyntax {}

    /** What a module type says. */
    sealed interface ModuleDeclaration {
        record Import(int offset, String module, String name, CoreExtern type) implements ModuleDeclaration {}

        record Type(int offset, CoreTypeSyntax type) implements ModuleDeclaration {}

        record OuterType(int offset, int count, int index) implements ModuleDeclaration {}

        record Export(int offset, String name, CoreExtern type) implements ModuleDeclaration {}
    }

    /** The type of a core import or export; functions and tags name their type by index. */
    sealed interface CoreExtern {
        record FunctionOf(int type) implements CoreExtern {}

        record TagOf(int type) implements CoreExtern {}

        record Plain(ExternType type) implements CoreExtern {}
    }
}
