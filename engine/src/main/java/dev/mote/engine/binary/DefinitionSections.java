package dev.mote.engine.binary;

import dev.mote.engine.Feature;
import dev.mote.engine.MemoryType;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads the sections that say what a module has: types, imports, its own definitions, exports. */
final class DefinitionSections {
    private static final ExternKind[] KINDS = ExternKind.values();
    private static final int TABLE_WITH_INITIAL = 0x40;

    private final ByteReader in;
    private final ReadContext context;
    private final TypeReader types;
    private final Features features;
    private final Sections sections;
    private final LimitsReader limits;
    private final ConstExprReader constants;

    DefinitionSections(ReadContext context) {
        this.in = context.in();
        this.context = context;
        this.types = context.types();
        this.features = context.features();
        this.sections = context.sections();
        this.limits = new LimitsReader(context);
        this.constants = new ConstExprReader(context);
    }

    void types() {
        new TypeSection(context).read();
    }

    void imports() {
        int count = in.count("imports", 4, Bounds.IMPORTS);
        for (int i = 0; i < count; i++) {
            String module = in.name();
            String name = in.name();
            ExternKind kind = kind();
            int index = sections.count(kind);
            switch (kind) {
                case FUNCTION -> function();
                case TABLE -> sections.tables.add(limits.table(index));
                case MEMORY -> memory(index);
                case GLOBAL -> importedGlobal();
                case TAG -> tag();
            }
            sections.imports.add(new ImportDef(module, name, kind, index));
        }
        sections.importedGlobals = sections.globals.size();
    }

    private void importedGlobal() {
        int type = types.valueType();
        int at = in.position();
        boolean mutable = types.mutability();
        if (mutable) {
            features.use(Feature.MUTABLE_GLOBALS, at);
        }
        sections.globals.add(new GlobalDef(type, mutable, Optional.empty()));
    }

    private ExternKind kind() {
        int at = in.position();
        int kind = in.u8();
        if (kind >= KINDS.length) {
            throw Refusal.malformed(at, "no such kind of import or export: " + kind);
        }
        if (KINDS[kind] == ExternKind.TAG) {
            features.use(Feature.EXCEPTIONS, at);
        }
        return KINDS[kind];
    }

    void functions() {
        int count = in.count("functions", 1, context.limits().functions());
        for (int i = 0; i < count; i++) {
            function();
        }
    }

    private void function() {
        int at = in.position();
        int limit = context.limits().functions();
        if (sections.functions.size() == limit) {
            throw Refusal.tooComplex(at, "more than " + limit + " functions");
        }
        sections.functions.add(types.functionType(sections.types));
    }

    void tables() {
        int count = in.count("tables", 3, Bounds.TABLES);
        for (int i = 0; i < count; i++) {
            table(sections.tables.size());
        }
    }

    private void table(int index) {
        int at = in.position();
        if (in.peek() != TABLE_WITH_INITIAL) {
            TableDef table = limits.table(index);
            if (!TypeCode.isDefaultable(table.element())) {
                throw Refusal.invalid(at, "table " + index + " cannot hold null and has no initial element");
            }
            sections.tables.add(table);
            return;
        }
        features.use(Feature.FUNCTION_REFERENCES, at);
        in.u8();
        if (in.u8() != 0) {
            throw Refusal.malformed(at, "a byte that must be zero is not");
        }
        TableDef table = limits.table(index);
        Optional<ConstExpr> initial = Optional.of(constants.read(table.element()));
        sections.tables.add(new TableDef(table.element(), table.wide(), table.minimum(), table.maximum(), initial));
    }

    void memories() {
        int count = in.count("memories", 2, Bounds.MEMORIES);
        for (int i = 0; i < count; i++) {
            memory(sections.memories.size());
        }
    }

    private void memory(int index) {
        if (index >= Bounds.MEMORIES) {
            throw Refusal.tooComplex(in.position(), "more than " + Bounds.MEMORIES + " memories");
        }
        MemoryType memory = limits.memory(index);
        sections.memories.add(memory);
    }

    void tags() {
        features.use(Feature.EXCEPTIONS, in.position());
        int count = in.count("tags", 2, Bounds.TAGS);
        for (int i = 0; i < count; i++) {
            tag();
        }
    }

    private void tag() {
        int at = in.position();
        if (in.u8() != 0) {
            throw Refusal.malformed(at, "a tag's attribute must be zero");
        }
        int type = types.functionType(sections.types);
        if (sections.types.signature(type).resultCount() != 0) {
            throw Refusal.invalid(at, "a tag's type has results");
        }
        sections.tags.add(type);
    }

    void globals() {
        int count = in.count("globals", 3, Bounds.GLOBALS);
        for (int i = 0; i < count; i++) {
            int type = types.valueType();
            boolean mutable = types.mutability();
            Optional<ConstExpr> initial = Optional.of(constants.read(type));
            sections.globals.add(new GlobalDef(type, mutable, initial));
        }
    }

    void exports() {
        int count = in.count("exports", 3, Bounds.EXPORTS);
        Set<String> names = new HashSet<>();
        for (int i = 0; i < count; i++) {
            int at = in.position();
            String name = in.name();
            if (!names.add(name)) {
                throw Refusal.invalid(at, "export " + i + " has a name that is taken");
            }
            ExternKind kind = kind();
            int indexAt = in.position();
            int index = in.index();
            if (index >= sections.count(kind)) {
                throw Refusal.invalid(indexAt, "export " + i + ": there is no such " + kind.noun() + ": " + index);
            }
            if (kind == ExternKind.FUNCTION) {
                sections.declared.set(index);
            } else if (kind == ExternKind.GLOBAL && sections.globals.get(index).mutable()) {
                features.use(Feature.MUTABLE_GLOBALS, at);
            }
            sections.exports.add(new ExportDef(name, kind, index));
        }
    }

    void start() {
        int at = in.position();
        int function = in.index();
        if (function >= sections.functions.size()) {
            throw Refusal.invalid(at, "there is no start function " + function);
        }
        Signature signature = sections.types.signature(sections.functions.get(function));
        if (signature.paramCount() != 0 || signature.resultCount() != 0) {
            throw Refusal.invalid(at, "the start function takes or gives values: " + signature);
        }
        sections.start = OptionalInt.of(function);
    }
}
