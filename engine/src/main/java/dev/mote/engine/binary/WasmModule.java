package dev.mote.engine.binary;

import dev.mote.engine.ExportType;
import dev.mote.engine.ExternType;
import dev.mote.engine.Feature;
import dev.mote.engine.GlobalType;
import dev.mote.engine.ImportType;
import dev.mote.engine.MemoryType;
import dev.mote.engine.ModuleInfo;
import dev.mote.engine.TableType;
import dev.mote.engine.TagType;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A decoded module: its sections as values, its code, data and custom sections as ranges of the original bytes. Index
 * spaces hold imports first, as in the binary. Immutable; any number of threads use it.
 */
public final class WasmModule {
    private final byte[] bytes;
    private final TypeTable types;
    private final List<ImportDef> imports;
    private final List<ExportDef> exports;
    private final int[] functions;
    private final int[] tags;
    private final List<TableDef> tables;
    private final List<MemoryType> memories;
    private final List<GlobalDef> globals;
    private final List<ElementSegment> elements;
    private final List<DataSegment> data;
    private final List<FunctionBody> bodies;
    private final List<CustomSection> customSections;
    private final BitSet declared;
    private final OptionalInt start;
    private final OptionalInt dataCount;
    private final Set<Feature> features;
    private final boolean wideMemory;

    WasmModule(Sections sections, Set<Feature> features) {
        this.bytes = sections.bytes;
        this.types = sections.types;
        this.imports = List.copyOf(sections.imports);
        this.exports = List.copyOf(sections.exports);
        this.functions = sections.functions.toArray();
        this.tags = sections.tags.toArray();
        this.tables = List.copyOf(sections.tables);
        this.memories = List.copyOf(sections.memories);
        this.globals = List.copyOf(sections.globals);
        this.elements = List.copyOf(sections.elements);
        this.data = List.copyOf(sections.data);
        this.bodies = List.copyOf(sections.bodies);
        this.customSections = List.copyOf(sections.customSections);
        this.declared = sections.declared;
        this.start = sections.start;
        this.dataCount = sections.dataCount;
        this.features = Set.copyOf(features);
        this.wideMemory = memories.stream().anyMatch(MemoryType::memory64);
    }

    /** The module itself, not a copy; not to be written to. */
    public byte[] bytes() {
        return bytes;
    }

    public TypeTable types() {
        return types;
    }

    public List<ImportDef> imports() {
        return imports;
    }

    public List<ExportDef> exports() {
        return exports;
    }

    /** Functions, imported and defined. */
    public int functionCount() {
        return functions.length;
    }

    public int importedFunctions() {
        return functions.length - bodies.size();
    }

    /** The type index of a function, by its index in the function space. */
    public int functionType(int function) {
        return functions[function];
    }

    /** The signature of a function, by its index in the function space. */
    public Signature signature(int function) {
        return types.signature(functions[function]);
    }

    /** Tags, imported and defined. */
    public int tagCount() {
        return tags.length;
    }

    /** The type index of a tag; its parameters are what an exception carries. */
    public int tagType(int tag) {
        return tags[tag];
    }

    public List<TableDef> tables() {
        return tables;
    }

    public List<MemoryType> memories() {
        return memories;
    }

    public List<GlobalDef> globals() {
        return globals;
    }

    public List<ElementSegment> elements() {
        return elements;
    }

    public List<DataSegment> data() {
        return data;
    }

    /** The code of the module's own functions, in order. */
    public List<FunctionBody> bodies() {
        return bodies;
    }

    /** The code of a function that is not imported, by its index in the function space. */
    public FunctionBody body(int function) {
        return bodies.get(function - importedFunctions());
    }

    /** The first custom sections of the module; a bounded number of them. */
    public List<CustomSection> customSections() {
        return customSections;
    }

    public OptionalInt start() {
        return start;
    }

    /** How many imports are of this kind; the module's own members of the index space come after them. */
    public int imported(ExternKind kind) {
        return (int) imports.stream().filter(it -> it.kind() == kind).count();
    }

    /** The proposals the module uses: all of them if its code was validated, else those its other sections show. */
    public Set<Feature> features() {
        return features;
    }

    /** Whether a memory is addressed by i64. */
    public boolean hasWideMemory() {
        return wideMemory;
    }

    /** Whether code may take a reference to this function. */
    public boolean isDeclared(int function) {
        return declared.get(function);
    }

    /** The number of data segments as code may rely on it; empty if the module does not say it before its code. */
    OptionalInt dataCount() {
        return dataCount;
    }

    /** What the module is; takes the digest of all its bytes. */
    public ModuleInfo info() {
        return info(digest(bytes));
    }

    /** The digest of a module, by which it is named. */
    public static String digest(byte[] wasm) {
        return Digests.sha256(wasm);
    }

    /** @param digest the {@link #digest} of all its bytes */
    public ModuleInfo info(String digest) {
        return new ModuleInfo(
                digest,
                bytes.length,
                imports.stream()
                        .map(it -> new ImportType(it.module(), it.name(), externType(it.kind(), it.index())))
                        .toList(),
                exports.stream()
                        .map(it -> new ExportType(it.name(), externType(it.kind(), it.index())))
                        .toList(),
                features,
                bodies.size(),
                bodies.stream().mapToInt(FunctionBody::length).max().orElse(0));
    }

    /** The type of a member of an index space, as the engine API shows it. */
    public ExternType externType(ExternKind kind, int index) {
        return switch (kind) {
            case FUNCTION -> types.funcType(signature(index));
            case TABLE -> {
                TableDef table = tables.get(index);
                yield new TableType(types.valueType(table.element()), table.minimum(), table.maximum());
            }
            case MEMORY -> memories.get(index);
            case GLOBAL -> {
                GlobalDef global = globals.get(index);
                yield new GlobalType(types.valueType(global.type()), global.mutable());
            }
            case TAG -> new TagType(types.funcType(types.signature(tags[index])));
        };
    }
}
