package dev.mote.engine.codegen;

import dev.mote.engine.GlobalType;
import dev.mote.engine.InstanceConfig;
import dev.mote.engine.MemoryType;
import dev.mote.engine.ModuleException;
import dev.mote.engine.TableType;
import dev.mote.engine.TagType;
import dev.mote.engine.binary.ConstExpr;
import dev.mote.engine.binary.DataSegment;
import dev.mote.engine.binary.ElementSegment;
import dev.mote.engine.binary.Elements;
import dev.mote.engine.binary.ExternKind;
import dev.mote.engine.binary.GlobalDef;
import dev.mote.engine.binary.TableDef;
import dev.mote.engine.binary.WasmModule;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongToIntFunction;

/** The making of one instance: its parts, then their first content. Runs in the thread that asked for the instance. */
final class Instantiation {
    /** A segment touches a page of the machine at least. */
    private static final long SEGMENT_BYTES = 4_096;

    private final WasmModule module;
    private final GuestCode code;
    private final GuestTypes definitions;
    private final LinkedImports linked;
    private final GuestMemories memories;
    private final MemoryAccount account;
    private final TableAllowance elements;
    private final GuestInstance instance;
    private final InstanceParts parts;
    private final Object[] globals;
    private final ConstantEvaluator constants;

    Instantiation(
            GuestModule owner,
            GuestCode code,
            LinkedImports linked,
            InstanceConfig config,
            GuestMemories memories,
            HeapCollector collector,
            Optional<ModuleSnapshot> snapshot) {
        this.module = code.layout().module();
        this.code = code;
        this.definitions = code.layout().definitions();
        this.linked = linked;
        this.memories = memories;
        this.account = memories.account(config);
        this.elements = new TableAllowance(config.limits(), account.budget());
        globals = new Object[module.globals().size()];
        GuestTable[] tables = tables();
        GuestTag[] tags = tags();
        GlobalCell[] cells = cells();
        instance = code.newInstance();
        parts = new InstanceParts(
                code.layout(),
                linked,
                new ObjectHeap(account, collector, config.run()),
                makeMemories(owner, snapshot),
                tables,
                elements,
                cells,
                tags);
        instance.assemble(owner, code, config, parts);
        constants = new ConstantEvaluator(
                global -> globals[global],
                function -> instance.function(code.layout().functions().code(function)),
                new ObjectMaker(code, instance));
    }

    GuestInstance instance() {
        return instance;
    }

    /** Fills the instance as the module says, and runs its start function. */
    void initialize() {
        setGlobals();
        fillTables();
        keepElements();
        fillMemories();
        instance.charge(initialBytes());
        module.start().ifPresent(this::start);
    }

    /** Fills the instance as another one of the same module was; no guest code runs. */
    void restore(ModuleSnapshot state) {
        state.restore(instance);
        instance.charge(state.copiedBytes());
    }

    /** About what the data segments touch. */
    private long initialBytes() {
        return module.data().stream()
                .filter(segment -> segment.offset().isPresent())
                .mapToLong(segment -> segment.length() + SEGMENT_BYTES)
                .sum();
    }

    private GuestTable[] tables() {
        GuestTable[] tables =
                linked.tables().toArray(new GuestTable[module.tables().size()]);
        for (int i = linked.tables().size(); i < tables.length; i++) {
            TableType type = (TableType) module.externType(ExternKind.TABLE, i);
            if (!elements.take(type.minimum())) {
                elements.release();
                throw new ModuleException(
                        ModuleException.Code.TOO_COMPLEX,
                        "a table of " + type.minimum() + " elements is more than the instance may hold");
            }
            TableDef table = module.tables().get(i);
            tables[i] = new GuestTable(type, definitions.precise(table.element()), table.wide(), elements);
        }
        return tables;
    }

    private GuestTag[] tags() {
        GuestTag[] tags = linked.tags().toArray(new GuestTag[module.tagCount()]);
        for (int i = linked.tags().size(); i < tags.length; i++) {
            tags[i] = new GuestTag((TagType) module.externType(ExternKind.TAG, i), definitions.get(module.tagType(i)));
        }
        return tags;
    }

    /** Cells hold their first value only once constants can be computed. */
    private GlobalCell[] cells() {
        int[] indices = code.layout().globals().cells();
        GlobalCell[] cells = new GlobalCell[indices.length];
        for (int i = 0; i < indices.length; i++) {
            cells[i] = indices[i] < linked.globals().size()
                    ? linked.globals().get(indices[i])
                    : new GlobalCell(
                            (GlobalType) module.externType(ExternKind.GLOBAL, indices[i]),
                            code.layout().globals().precise(indices[i]));
        }
        return cells;
    }

    private LinearMemory[] makeMemories(GuestModule owner, Optional<ModuleSnapshot> snapshot) {
        LinearMemory[] made =
                linked.memories().toArray(new LinearMemory[module.memories().size()]);
        int count = linked.memories().size();
        try {
            for (; count < made.length; count++) {
                int index = count;
                Optional<MemoryImage> image = snapshot.map(state -> state.memory(index));
                MemoryType declared = owner.memoryType(count);
                made[count] = LinearMemory.make(
                        image.map(content -> declared.grownTo(content.pages())).orElse(declared),
                        account,
                        memories,
                        code.layout().shape(count),
                        image);
            }
        } catch (RuntimeException | Error e) {
            elements.release();
            Arrays.asList(made).subList(linked.memories().size(), count).forEach(LinearMemory::discard);
            throw e;
        }
        for (LinearMemory memory : made) {
            memory.retain();
        }
        return made;
    }

    private void setGlobals() {
        for (int i = 0; i < globals.length; i++) {
            GlobalDef global = module.globals().get(i);
            if (global.initial().isPresent()) {
                globals[i] = constants.evaluate(global.initial().get());
            } else {
                globals[i] = linked.globals().get(i).get();
            }
            if (!code.layout().globals().isCell(i)) {
                instance.setGlobal(i, globals[i]);
            } else if (global.initial().isPresent()) {
                parts.cell(i).initialize(globals[i]);
            }
        }
    }

    private void fillTables() {
        for (int i = linked.tables().size(); i < module.tables().size(); i++) {
            int table = i;
            module.tables()
                    .get(i)
                    .initial()
                    .ifPresent(initial ->
                            parts.tables()[table].fill(0, constants.evaluate(initial), parts.tables()[table].size()));
        }
    }

    private void keepElements() {
        List<ElementSegment> segments = module.elements();
        for (int i = 0; i < segments.size(); i++) {
            ElementSegment segment = segments.get(i);
            switch (segment.mode()) {
                case PASSIVE -> parts.keepElements(i, values(segment.elements()));
                case ACTIVE -> {
                    Object[] values = values(segment.elements());
                    int to = offset(segment.offset().orElseThrow(), WideAddress::index);
                    parts.tables()[segment.table()].init(values, 0, to, values.length);
                }
                case DECLARED -> {}
            }
        }
    }

    private Object[] values(Elements segment) {
        Object[] values = new Object[segment.size()];
        switch (segment) {
            case Elements.Functions functions ->
                Arrays.setAll(
                        values,
                        i -> functions.function(i) == Elements.Functions.NULL
                                ? null
                                : instance.function(code.layout().functions().code(functions.function(i))));
            case Elements.Expressions(List<ConstExpr> expressions) ->
                Arrays.setAll(values, i -> constants.evaluate(expressions.get(i)));
        }
        return values;
    }

    private void fillMemories() {
        List<DataSegment> segments = module.data();
        for (int i = 0; i < segments.size(); i++) {
            DataSegment segment = segments.get(i);
            if (segment.offset().isPresent()) {
                int to = offset(segment.offset().get(), WideAddress::address);
                parts.initMemory(parts.memories()[segment.memory()], i, to, 0, segment.length());
                parts.dropData(i);
            }
        }
    }

    private int offset(ConstExpr expression, LongToIntFunction narrow) {
        Object value = constants.evaluate(expression);
        return value instanceof Long wide ? narrow.applyAsInt(wide) : (int) value;
    }

    private void start(int function) {
        MethodHandle start = code.boundary(code.layout().functions().code(function));
        try {
            start.invokeExact(instance);
        } catch (Throwable e) {
            throw Values.unchecked(e);
        }
    }
}
