package dev.mote.engine.endive;

import dev.mote.engine.Extern;
import dev.mote.engine.ExternType;
import dev.mote.engine.FuncType;
import dev.mote.engine.Global;
import dev.mote.engine.GlobalType;
import dev.mote.engine.GuestFunction;
import dev.mote.engine.HostFunction;
import dev.mote.engine.ImportType;
import dev.mote.engine.Imports;
import dev.mote.engine.Memory;
import dev.mote.engine.MemoryType;
import dev.mote.engine.ModuleException;
import dev.mote.engine.Table;
import dev.mote.engine.TableType;
import dev.mote.engine.Tag;
import dev.mote.engine.TagType;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import run.endive.runtime.ImportFunction;
import run.endive.runtime.ImportGlobal;
import run.endive.runtime.ImportMemory;
import run.endive.runtime.ImportTable;
import run.endive.runtime.ImportTag;
import run.endive.runtime.ImportValues;

/**
 * Finds a module's imports among what is offered. Any thread may call; what it keeps are adapted host functions and the
 * last result that belongs to no instance, so that most instantiations link nothing at all.
 */
final class Linker {
    private record Last(Imports offered, Linked linked) {}

    private final List<ImportType> imports;
    private final AtomicReferenceArray<HostBinding> bindings;
    private volatile Last last;

    Linker(List<ImportType> imports) {
        this.imports = imports;
        this.bindings = new AtomicReferenceArray<>(imports.size());
    }

    /** @throws ModuleException where an import is missing or of another type */
    Linked link(Imports offered) {
        Last known = last;
        if (known != null && known.offered() == offered) {
            return known.linked();
        }
        Linking linking = new Linking();
        for (int i = 0; i < imports.size(); i++) {
            ImportType wanted = imports.get(i);
            Extern found = offered.find(wanted.module(), wanted.name())
                    .orElseThrow(() -> new ModuleException(
                            ModuleException.Code.UNKNOWN_IMPORT,
                            "unknown import " + wanted.qualifiedName() + " " + wanted.type()));
            linking.add(i, wanted, found);
        }
        Linked linked = linking.result();
        if (linking.hostOnly) {
            last = new Last(offered, linked);
        }
        return linked;
    }

    /** One pass over the imports; used by one thread. */
    private final class Linking {
        private final List<Extern> functions = new ArrayList<>();
        private final List<EndiveTable> tables = new ArrayList<>();
        private final List<EndiveMemory> memories = new ArrayList<>();
        private final List<EndiveGlobal> globals = new ArrayList<>();
        private final List<EndiveTag> tags = new ArrayList<>();
        private final List<ImportFunction> importFunctions = new ArrayList<>();
        private final ImportValues.Builder values = ImportValues.builder();
        private boolean hostOnly = true;

        void add(int index, ImportType wanted, Extern found) {
            boolean fits = switch (wanted.type()) {
                case FuncType type -> function(index, wanted, type, found);
                case TableType type -> table(type, found);
                case MemoryType type -> memory(type, found);
                case GlobalType type -> global(type, found);
                case TagType type -> tag(type, found);
            };
            if (!fits) {
                throw wrongType(wanted, found.type());
            }
            hostOnly &= found instanceof HostFunction;
        }

        Linked result() {
            values.withFunctions(importFunctions);
            return new Linked(values.build(), functions, tables, memories, globals, tags);
        }

        private boolean function(int index, ImportType wanted, FuncType type, Extern found) {
            if (!found.type().equals(type)) {
                return false;
            }
            functions.add(found);
            var endiveType = Types.of(type);
            switch (found) {
                case HostFunction host ->
                    importFunctions.add(
                            new ImportFunction(wanted.module(), wanted.name(), endiveType, binding(index, host)));
                case EndiveFunction guest ->
                    importFunctions.add(new ImportFunction(
                            wanted.module(),
                            wanted.name(),
                            endiveType,
                            new GuestBinding(guest),
                            guest.instance().endive()));
                case GuestFunction _, Table _, Memory _, Global _, Tag _ -> {
                    return false;
                }
            }
            return true;
        }

        private boolean table(TableType type, Extern found) {
            if (!(found instanceof EndiveTable table)
                    || table.type().element() != type.element()
                    || !within(table.type().minimum(), table.type().maximum(), type.minimum(), type.maximum())) {
                return false;
            }
            tables.add(table);
            values.addTable(new ImportTable("", "", table));
            return true;
        }

        private boolean memory(MemoryType type, Extern found) {
            if (!(found instanceof EndiveMemory memory)
                    || type.shared()
                    || type.memory64()
                    || !within(memory.type().minimum(), memory.type().maximum(), type.minimum(), type.maximum())) {
                return false;
            }
            memories.add(memory);
            values.addMemory(new ImportMemory("", "", memory));
            return true;
        }

        private boolean global(GlobalType type, Extern found) {
            if (!(found instanceof EndiveGlobal global) || !global.type().equals(type)) {
                return false;
            }
            globals.add(global);
            values.addGlobal(new ImportGlobal("", "", global.global()));
            return true;
        }

        private boolean tag(TagType type, Extern found) {
            if (!(found instanceof EndiveTag tag) || !tag.type().equals(type)) {
                return false;
            }
            tags.add(tag);
            values.addTag(new ImportTag("", "", tag.tag()));
            return true;
        }
    }

    private HostBinding binding(int index, HostFunction host) {
        HostBinding known = bindings.get(index);
        if (known != null && known.function().equals(host)) {
            return known;
        }
        HostBinding made = new HostBinding(host);
        bindings.set(index, made);
        return made;
    }

    private static boolean within(long size, OptionalLong maximum, long least, OptionalLong most) {
        return size >= least && (most.isEmpty() || (maximum.isPresent() && maximum.getAsLong() <= most.getAsLong()));
    }

    private static ModuleException wrongType(ImportType wanted, ExternType found) {
        return new ModuleException(
                ModuleException.Code.WRONG_IMPORT_TYPE,
                "import " + wanted.qualifiedName() + " is wanted as " + wanted.type() + " and offered as " + found);
    }
}
