package dev.mote.engine.codegen;

import dev.mote.engine.Extern;
import dev.mote.engine.ExternType;
import dev.mote.engine.FuncType;
import dev.mote.engine.GlobalType;
import dev.mote.engine.HostFunction;
import dev.mote.engine.MemoryType;
import dev.mote.engine.TableType;
import dev.mote.engine.TagType;
import dev.mote.engine.binary.GlobalDef;
import dev.mote.engine.binary.TableDef;
import dev.mote.engine.binary.WasmModule;
import java.util.OptionalLong;

/**
 * Whether what is offered for an import is of its type. What another guest made has its exact type; a function of the
 * host fits every type with its parameters and results.
 *
 * @param index of the import in its index space
 */
record ImportMatch(WasmModule module, GuestTypes types, int index) {
    boolean matches(Extern given, ExternType expected) {
        return switch (expected) {
            case FuncType function -> matchesFunction(given, function);
            case GlobalType _ -> given instanceof GlobalCell global && matchesGlobal(global);
            case TagType _ ->
                given instanceof GuestTag tag && tag.definition().equals(types.get(module.tagType(index)));
            case MemoryType memory -> given.type() instanceof MemoryType other && matches(other, memory);
            case TableType table -> given instanceof GuestTable other && matchesTable(other, table);
        };
    }

    private boolean matchesFunction(Extern given, FuncType expected) {
        return switch (given) {
            case HostFunction host -> host.type().equals(expected);
            case FunctionReference guest -> guest.definition().isSubtypeOf(types.get(module.functionType(index)));
            default -> false;
        };
    }

    private boolean matchesGlobal(GlobalCell given) {
        GlobalDef wanted = module.globals().get(index);
        PreciseType type = types.precise(wanted.type());
        return given.type().mutable() == wanted.mutable()
                && (wanted.mutable()
                        ? given.precise().isSame(type)
                        : given.precise().matches(type));
    }

    private boolean matchesTable(GuestTable given, TableType expected) {
        TableDef wanted = module.tables().get(index);
        return given.element().isSame(types.precise(wanted.element()))
                && given.isWide() == wanted.wide()
                && fits(given.size(), expected.minimum(), given.type().maximum(), expected.maximum());
    }

    private static boolean matches(MemoryType given, MemoryType expected) {
        return given.shared() == expected.shared()
                && given.memory64() == expected.memory64()
                && fits(given.minimum(), expected.minimum(), given.maximum(), expected.maximum());
    }

    private static boolean fits(long minimum, long atLeast, OptionalLong maximum, OptionalLong atMost) {
        return minimum >= atLeast
                && (atMost.isEmpty()
                        || (maximum.isPresent() && Long.compareUnsigned(maximum.getAsLong(), atMost.getAsLong()) <= 0));
    }
}
