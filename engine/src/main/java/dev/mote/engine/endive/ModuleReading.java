package dev.mote.engine.endive;

import dev.mote.engine.ExportType;
import dev.mote.engine.ExternType;
import dev.mote.engine.GlobalType;
import dev.mote.engine.ImportType;
import dev.mote.engine.MemoryType;
import dev.mote.engine.ModuleException;
import dev.mote.engine.ModuleInfo;
import dev.mote.engine.ModuleLimits;
import dev.mote.engine.TableType;
import dev.mote.engine.TagType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import run.endive.wasm.InvalidException;
import run.endive.wasm.MalformedException;
import run.endive.wasm.Parser;
import run.endive.wasm.WasmEngineException;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.Export;
import run.endive.wasm.types.FunctionImport;
import run.endive.wasm.types.Global;
import run.endive.wasm.types.GlobalImport;
import run.endive.wasm.types.Import;
import run.endive.wasm.types.MemoryImport;
import run.endive.wasm.types.MemoryLimits;
import run.endive.wasm.types.MutabilityType;
import run.endive.wasm.types.Table;
import run.endive.wasm.types.TableImport;
import run.endive.wasm.types.TableLimits;
import run.endive.wasm.types.TagImport;

/**
 * A module as Endive's parser reads it, and what the engine says about it.
 *
 * @param tables the types of the tables that the module defines
 */
record ModuleReading(WasmModule module, ModuleInfo info, Map<String, ModuleExport> exports, List<TableType> tables) {
    static ModuleReading read(byte[] wasm, ModuleLimits limits) {
        if (wasm.length > limits.bytes()) {
            throw new ModuleException(
                    ModuleException.Code.TOO_LARGE,
                    "the module has " + wasm.length + " bytes, more than " + limits.bytes());
        }
        return describe(parse(wasm), wasm.length);
    }

    private static WasmModule parse(byte[] wasm) {
        try {
            return Parser.parse(wasm);
        } catch (MalformedException e) {
            throw new ModuleException(ModuleException.Code.MALFORMED, e.getMessage());
        } catch (InvalidException e) {
            throw new ModuleException(ModuleException.Code.INVALID, e.getMessage());
        } catch (WasmEngineException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new ModuleException(ModuleException.Code.INVALID, "the module cannot be read");
        }
    }

    private static ModuleReading describe(WasmModule module, int bytes) {
        Space space = new Space(module);
        Map<String, ModuleExport> exports = new LinkedHashMap<>();
        for (int i = 0; i < module.exportSection().exportCount(); i++) {
            Export export = module.exportSection().getExport(i);
            exports.put(export.name(), new ModuleExport(export.exportType(), export.index(), space.type(export)));
        }
        ModuleInfo info = new ModuleInfo(
                module.digest() == null ? "" : module.digest(),
                bytes,
                space.imports,
                exports.entrySet().stream()
                        .map(entry ->
                                new ExportType(entry.getKey(), entry.getValue().type()))
                        .toList(),
                Set.of(),
                module.functionSection().functionCount(),
                0);
        return new ModuleReading(
                module, info, exports, List.copyOf(space.tables.subList(space.importedTables, space.tables.size())));
    }

    /** The index spaces of a module. */
    private static final class Space {
        private final WasmModule module;
        private final List<ImportType> imports = new ArrayList<>();
        private final List<ExternType> functions = new ArrayList<>();
        private final List<ExternType> memories = new ArrayList<>();
        private final List<TableType> tables = new ArrayList<>();
        private final List<ExternType> globals = new ArrayList<>();
        private final List<ExternType> tags = new ArrayList<>();
        private final int importedTables;

        Space(WasmModule module) {
            this.module = module;
            module.importSection().stream().forEach(this::imported);
            importedTables = tables.size();
            for (int i = 0; i < module.functionSection().functionCount(); i++) {
                functions.add(function(module.functionSection().getFunctionType(i)));
            }
            module.memorySection().ifPresent(section -> {
                for (int i = 0; i < section.memoryCount(); i++) {
                    memories.add(memory(section.getMemory(i).limits()));
                }
            });
            for (int i = 0; i < module.tableSection().tableCount(); i++) {
                Table table = module.tableSection().getTable(i);
                tables.add(table(Types.value(table.elementType()), table.limits()));
            }
            for (Global global : module.globalSection().globals()) {
                globals.add(
                        new GlobalType(Types.value(global.valueType()), global.mutabilityType() == MutabilityType.Var));
            }
            module.tagSection().ifPresent(section -> {
                for (var tag : section.types()) {
                    tags.add(new TagType(function(tag.typeIdx())));
                }
            });
        }

        ExternType type(Export export) {
            return switch (export.exportType()) {
                case FUNCTION -> functions.get(export.index());
                case MEMORY -> memories.get(export.index());
                case TABLE -> tables.get(export.index());
                case GLOBAL -> globals.get(export.index());
                case TAG -> tags.get(export.index());
            };
        }

        private void imported(Import wanted) {
            ExternType type = switch (wanted) {
                case FunctionImport function -> add(functions, function(function.typeIndex()));
                case MemoryImport memory -> add(memories, memory(memory.limits()));
                case TableImport table -> {
                    TableType tableType = table(Types.value(table.entryType()), table.limits());
                    tables.add(tableType);
                    yield tableType;
                }
                case GlobalImport global ->
                    add(
                            globals,
                            new GlobalType(Types.value(global.type()), global.mutabilityType() == MutabilityType.Var));
                case TagImport tag ->
                    add(tags, new TagType(function(tag.tagType().typeIdx())));
                default -> throw new ModuleException(ModuleException.Code.INVALID, "an unknown kind of import");
            };
            imports.add(new ImportType(wanted.module(), wanted.name(), type));
        }

        private static ExternType add(List<ExternType> space, ExternType type) {
            space.add(type);
            return type;
        }

        private dev.mote.engine.FuncType function(int type) {
            return Types.function(module.typeSection().getType(type));
        }

        private static MemoryType memory(MemoryLimits limits) {
            OptionalLong maximum = limits.maximumPages() >= MemoryLimits.MAX_PAGES
                    ? OptionalLong.empty()
                    : OptionalLong.of(limits.maximumPages());
            return new MemoryType(limits.initialPages(), maximum, limits.shared(), false);
        }

        private static TableType table(dev.mote.engine.ValueType element, TableLimits limits) {
            OptionalLong maximum =
                    limits.max() >= TableLimits.LIMIT_MAX ? OptionalLong.empty() : OptionalLong.of(limits.max());
            return new TableType(element, limits.min(), maximum);
        }
    }
}
