package dev.mote.cli;

import dev.mote.engine.CompileReport;
import dev.mote.engine.ExternType;
import dev.mote.engine.FuncType;
import dev.mote.engine.GlobalType;
import dev.mote.engine.MemoryType;
import dev.mote.engine.ModuleInfo;
import dev.mote.engine.TableType;
import dev.mote.engine.TagType;
import dev.mote.platform.Inspection;
import java.util.stream.Collectors;

/** An inspection for people. Names in a module are a stranger's, so all of them are escaped. */
final class InspectionText {
    private InspectionText() {}

    static void print(Terminal terminal, String name, Inspection inspection) {
        ModuleInfo module = inspection.module();
        terminal.line(terminal.bold(Printable.line(name)) + "  " + Units.bytes(module.bytes()));
        terminal.line("digest     " + module.digest());
        inspection.world().ifPresent(world -> terminal.line("world      " + world));
        inspection.misfit().ifPresent(misfit -> terminal.line(terminal.bad("refused    ") + Printable.line(misfit)));
        terminal.line("features   "
                + (module.features().isEmpty()
                        ? "WebAssembly 1.0 alone"
                        : module.features().stream()
                                .map(Object::toString)
                                .sorted()
                                .collect(Collectors.joining(", "))));
        terminal.line(
                "functions  " + module.functions() + ", the largest has " + Units.bytes(module.largestFunction()));
        inspection.report().ifPresent(report -> terminal.line("compiled   " + report(report)));
        terminal.line("imports    " + module.imports().size());
        module.imports()
                .forEach(it -> terminal.line("  " + Printable.line(it.qualifiedName()) + "  " + type(it.type())));
        terminal.line("exports    " + module.exports().size());
        module.exports().forEach(it -> terminal.line("  " + Printable.line(it.name()) + "  " + type(it.type())));
    }

    private static String report(CompileReport report) {
        String interpreted = report.interpretedFunctions() == 0
                ? ""
                : ", " + report.interpretedFunctions() + " functions too large to compile are interpreted";
        String split = report.splitFunctions() == 0 ? "" : ", " + report.splitFunctions() + " functions split";
        String memories = report.memories().isEmpty() ? "" : ", memory: " + String.join(", ", report.memories());
        return "by " + report.engine() + ", read in " + Units.duration(report.parse()) + ", compiled in "
                + Units.duration(report.compile()) + ", " + Units.bytes(report.codeBytes()) + " of code" + split
                + interpreted + memories;
    }

    private static String type(ExternType type) {
        return switch (type) {
            case FuncType function -> "func " + function;
            case MemoryType memory ->
                "memory " + memory.minimum() + " pages"
                        + (memory.maximum().isPresent()
                                ? ", at most " + memory.maximum().getAsLong()
                                : "");
            case TableType table -> "table of " + table.element() + ", " + table.minimum() + " elements";
            case GlobalType global -> (global.mutable() ? "mutable " : "") + "global " + global.type();
            case TagType tag -> "tag " + tag.type();
        };
    }
}
