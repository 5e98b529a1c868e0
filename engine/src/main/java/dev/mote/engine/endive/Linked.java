package dev.mote.engine.endive;

import dev.mote.engine.Extern;
import java.util.List;
import run.endive.runtime.ImportValues;

/**
 * A module's imports, found and checked.
 *
 * @param values as Endive takes them
 * @param functions, tables, memories, globals, tags what was imported, each in the module's order of its kind
 */
record Linked(
        ImportValues values,
        List<Extern> functions,
        List<EndiveTable> tables,
        List<EndiveMemory> memories,
        List<EndiveGlobal> globals,
        List<EndiveTag> tags) {

    Linked {
        functions = List.copyOf(functions);
        tables = List.copyOf(tables);
        memories = List.copyOf(memories);
        globals = List.copyOf(globals);
        tags = List.copyOf(tags);
    }
}
