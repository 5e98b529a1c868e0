package dev.mote.component.type;

import dev.mote.component.binary.CoreTypeSyntax;
import dev.mote.component.binary.CoreTypeSyntax.CoreExtern;
import dev.mote.component.binary.CoreTypeSyntax.ModuleDeclaration;
import dev.mote.engine.ExternType;
import dev.mote.engine.FuncType;
import dev.mote.engine.ImportType;
import dev.mote.engine.TagType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whatever an index into the core types of a component can name. */
public sealed interface CoreType {
    record OfFunction(FuncType type) implements CoreType {}

    record OfModule(CoreModuleType type) implements CoreType {}

    default CoreModuleType module(Faults faults) {
        if (this instanceof OfModule(CoreModuleType type)) {
            return type;
        }
        throw faults.invalid("core type index is not a module type");
    }

    default FuncType function(Faults faults) {
        if (this instanceof OfFunction(FuncType type)) {
            return type;
        }
        throw faults.invalid("core type index is not a function type");
    }

    static CoreType define(TypeSpace space, Faults faults, CoreTypeSyntax syntax) {
        return switch (syntax) {
            case CoreTypeSyntax.Function(FuncType type) -> new OfFunction(type);
            case CoreTypeSyntax.Module(List<ModuleDeclaration> declarations) ->
                new OfModule(module(space, faults, declarations));
        };
    }

    private static CoreModuleType module(TypeSpace space, Faults faults, List<ModuleDeclaration> declarations) {
        List<CoreType> types = new ArrayList<>();
        List<ImportType> imports = new ArrayList<>();
        Set<List<String>> importNames = new HashSet<>();
        Map<String, ExternType> exports = new HashMap<>();
        for (ModuleDeclaration declaration : declarations) {
            switch (declaration) {
                case ModuleDeclaration.Type(int offset, CoreTypeSyntax type) -> {
                    faults.at(offset);
                    types.add(define(space, faults, type));
                }
                case ModuleDeclaration.OuterType(int offset, int count, int index) -> {
                    faults.at(offset);
                    faults.require(count > 0, "a module type aliases its own type");
                    types.add(new OfFunction(
                            space.outer(count - 1).coreType(index).function(faults)));
                }
                case ModuleDeclaration.Import(int offset, String module, String name, CoreExtern type) -> {
                    faults.at(offset);
                    faults.require(
                            importNames.add(List.of(module, name)),
                            "duplicate import name `" + module + ":" + name + "`");
                    imports.add(new ImportType(module, name, extern(faults, types, type)));
                }
                case ModuleDeclaration.Export(int offset, String name, CoreExtern type) -> {
                    faults.at(offset);
                    faults.require(
                            exports.put(name, extern(faults, types, type)) == null,
                            "duplicate export name `" + name + "` already defined");
                }
            }
        }
        return new CoreModuleType(imports, exports);
    }

    private static ExternType extern(Faults faults, List<CoreType> types, CoreExtern extern) {
        return switch (extern) {
            case CoreExtern.Plain(ExternType type) -> type;
            case CoreExtern.FunctionOf(int index) -> function(faults, types, index);
            case CoreExtern.TagOf(int index) -> new TagType(function(faults, types, index));
        };
    }

    private static FuncType function(Faults faults, List<CoreType> types, int index) {
        faults.require(index < types.size(), "unknown type " + index + ": type index out of bounds");
        return types.get(index).function(faults);
    }
}
