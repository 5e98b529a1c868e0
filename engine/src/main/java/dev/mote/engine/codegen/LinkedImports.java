package dev.mote.engine.codegen;

import dev.mote.engine.Extern;
import dev.mote.engine.ExternType;
import dev.mote.engine.HostFunction;
import dev.mote.engine.Imports;
import dev.mote.engine.ModuleException;
import dev.mote.engine.binary.ImportDef;
import dev.mote.engine.binary.WasmModule;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;

/**
 * The imports of one module, found and checked. Made once for all instances that get the same {@link Imports}.
 *
 * @param handles of the functions, with the calling instance in front of the parameters
 * @param instances whose functions these are
 */
record LinkedImports(
        List<LinkedFunction> functions,
        List<MethodHandle> handles,
        List<LinearMemory> memories,
        List<GuestTable> tables,
        List<GlobalCell> globals,
        List<GuestTag> tags,
        List<GuestInstance> instances) {

    /** @throws ModuleException where an import is missing or of another type */
    static LinkedImports link(WasmModule module, GuestTypes types, Imports imports) {
        List<LinkedFunction> functions = new ArrayList<>();
        List<LinearMemory> memories = new ArrayList<>();
        List<GuestTable> tables = new ArrayList<>();
        List<GlobalCell> globals = new ArrayList<>();
        List<GuestTag> tags = new ArrayList<>();
        for (ImportDef wanted : module.imports()) {
            Extern given = find(module, types, imports, wanted);
            switch (given) {
                case HostFunction function -> functions.add(new LinkedFunction.OfHost(function));
                case FunctionReference function -> functions.add(new LinkedFunction.OfGuest(function));
                case LinearMemory memory -> memories.add(memory);
                case GuestTable table -> tables.add(table);
                case GlobalCell global -> globals.add(global);
                case GuestTag tag -> tags.add(tag);
                default -> throw wrongType(wanted, "was made by another engine");
            }
        }
        List<MethodHandle> handles =
                functions.stream().map(LinkedFunction::handle).toList();
        return new LinkedImports(functions, handles, memories, tables, globals, tags, instances(functions));
    }

    /** Whether this may be remembered: it keeps no other instance from being freed. */
    boolean isShareable() {
        return functions.stream().allMatch(LinkedFunction.OfHost.class::isInstance);
    }

    private static List<GuestInstance> instances(List<LinkedFunction> functions) {
        return functions.stream()
                .filter(LinkedFunction.OfGuest.class::isInstance)
                .map(function -> ((LinkedFunction.OfGuest) function).function().owner)
                .distinct()
                .toList();
    }

    private static Extern find(WasmModule module, GuestTypes types, Imports imports, ImportDef wanted) {
        ExternType expected = module.externType(wanted.kind(), wanted.index());
        Extern given = imports.find(wanted.module(), wanted.name())
                .orElseThrow(() -> new ModuleException(
                        ModuleException.Code.UNKNOWN_IMPORT,
                        "unknown import " + wanted.module() + "." + wanted.name() + " " + expected));
        if (!new ImportMatch(module, types, wanted.index()).matches(given, expected)) {
            throw wrongType(wanted, "is wanted as " + expected + " and offered as " + given.type());
        }
        return given;
    }

    private static ModuleException wrongType(ImportDef wanted, String why) {
        return new ModuleException(
                ModuleException.Code.WRONG_IMPORT_TYPE, "import " + wanted.module() + "." + wanted.name() + " " + why);
    }
}
