package dev.mote.engine.codegen;

import dev.mote.engine.Extern;
import dev.mote.engine.ExternType;
import dev.mote.engine.FuncType;
import dev.mote.engine.GlobalType;
import dev.mote.engine.HostFunction;
import dev.mote.engine.Imports;
import dev.mote.engine.MemoryType;
import dev.mote.engine.ModuleException;
import dev.mote.engine.TableType;
import dev.mote.engine.TagType;
import dev.mote.engine.binary.ImportDef;
import dev.mote.engine.binary.WasmModule;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The imports of one module, found and checked. Made once for all instances that get the same {@link Imports}.
 *
 * @param handles of the functions, with the calling instance in front of the parameters
 */
record LinkedImports(
        List<LinkedFunction> functions,
        List<MethodHandle> handles,
        List<LinearMemory> memories,
        List<GuestTable> tables,
        List<GlobalCell> globals,
        List<GuestTag> tags) {

    /** @throws ModuleException where an import is missing or of another type */
    static LinkedImports link(WasmModule module, Imports imports) {
        List<LinkedFunction> functions = new ArrayList<>();
        List<LinearMemory> memories = new ArrayList<>();
        List<GuestTable> tables = new ArrayList<>();
        List<GlobalCell> globals = new ArrayList<>();
        List<GuestTag> tags = new ArrayList<>();
        for (ImportDef wanted : module.imports()) {
            Extern given = find(module, imports, wanted);
            switch (given) {
                case HostFunction function -> functions.add(new LinkedFunction.OfHost(function));
                case FunctionReference function -> functions.add(new LinkedFunction.OfGuest(function));
                case LinearMemory memory -> memories.add(memory);
                case GuestTable table -> tables.add(table);
                case GlobalCell global -> globals.add(global);
                case GuestTag tag -> tags.add(tag);
                default -> throw wrongType(wanted, "made by another engine");
            }
        }
        List<MethodHandle> handles =
                functions.stream().map(LinkedFunction::handle).toList();
        return new LinkedImports(functions, handles, memories, tables, globals, tags);
    }

    /** Whether this may be remembered: it keeps no other instance from being freed. */
    boolean isShareable() {
        return functions.stream().allMatch(LinkedFunction.OfHost.class::isInstance);
    }

    /** The instances whose functions these are. */
    List<GuestInstance> instances() {
        return functions.stream()
                .filter(LinkedFunction.OfGuest.class::isInstance)
                .map(function -> ((LinkedFunction.OfGuest) function).function().owner)
                .distinct()
                .toList();
    }

    private static Extern find(WasmModule module, Imports imports, ImportDef wanted) {
        Extern given = imports.find(wanted.module(), wanted.name())
                .orElseThrow(() -> new ModuleException(
                        ModuleException.Code.UNKNOWN_IMPORT,
                        "unknown import " + wanted.module() + "." + wanted.name()));
        ExternType expected = module.externType(wanted.kind(), wanted.index());
        if (!matches(given.type(), expected)) {
            throw wrongType(wanted, "expected " + expected + ", found " + given.type());
        }
        return given;
    }

    private static ModuleException wrongType(ImportDef wanted, String why) {
        return new ModuleException(
                ModuleException.Code.WRONG_IMPORT_TYPE,
                "incompatible import type of " + wanted.module() + "." + wanted.name() + ": " + why);
    }

    private static boolean matches(ExternType given, ExternType expected) {
        return switch (expected) {
            case FuncType function -> given.equals(function);
            case GlobalType global -> given.equals(global);
            case TagType tag -> given.equals(tag);
            case MemoryType memory ->
                given instanceof MemoryType other
                        && other.shared() == memory.shared()
                        && other.memory64() == memory.memory64()
                        && fits(other.minimum(), other.maximum(), memory.minimum(), memory.maximum());
            case TableType table ->
                given instanceof TableType other
                        && other.element() == table.element()
                        && fits(other.minimum(), other.maximum(), table.minimum(), table.maximum());
        };
    }

    private static boolean fits(long minimum, OptionalLong maximum, long atLeast, OptionalLong atMost) {
        return minimum >= atLeast
                && (atMost.isEmpty()
                        || (maximum.isPresent() && Long.compareUnsigned(maximum.getAsLong(), atMost.getAsLong()) <= 0));
    }
}
