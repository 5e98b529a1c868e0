package dev.mote.engine.binary;

import dev.mote.engine.MemoryType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;

/** What the section readers have read so far; {@link WasmModule} is made of it at the end. */
final class Sections {
    final byte[] bytes;
    final TypeTable types = new TypeTable();
    final List<ImportDef> imports = new ArrayList<>();
    final List<ExportDef> exports = new ArrayList<>();
    final List<TableDef> tables = new ArrayList<>();
    final List<MemoryType> memories = new ArrayList<>();
    final List<GlobalDef> globals = new ArrayList<>();
    final List<ElementSegment> elements = new ArrayList<>();
    final List<DataSegment> data = new ArrayList<>();
    final List<FunctionBody> bodies = new ArrayList<>();
    final List<CustomSection> customSections = new ArrayList<>();
    /** Functions that bodies may take references to: those that occur outside the bodies. */
    final BitSet declared = new BitSet();
    /** Type indices of the functions, imported first. */
    final IntList functions = new IntList();
    /** Type indices of the tags, imported first. */
    final IntList tags = new IntList();

    int importedGlobals;
    int constantInstructions;
    OptionalInt start = OptionalInt.empty();
    OptionalInt dataCount = OptionalInt.empty();

    Sections(byte[] bytes) {
        this.bytes = bytes;
    }

    int count(ExternKind kind) {
        return switch (kind) {
            case FUNCTION -> functions.size();
            case TABLE -> tables.size();
            case MEMORY -> memories.size();
            case GLOBAL -> globals.size();
            case TAG -> tags.size();
        };
    }
}
