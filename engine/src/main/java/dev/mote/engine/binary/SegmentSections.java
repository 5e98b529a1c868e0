package dev.mote.engine.binary;

import dev.mote.engine.Feature;
import dev.mote.engine.MemoryType;
import dev.mote.engine.ModuleException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the sections that fill tables and memories. */
final class SegmentSections {
    /** In the flags of a segment: not active. Of an element segment with {@link #EXPLICIT} too: declared. */
    private static final int PASSIVE = 1;
    /** In the flags of a segment: it names its table or memory. */
    private static final int EXPLICIT = 2;
    /** In the flags of an element segment: expressions instead of function indices. */
    private static final int EXPRESSIONS = 4;

    private final ByteReader in;
    private final TypeReader types;
    private final Features features;
    private final Sections sections;
    private final ConstExprReader constants;
    private int total;

    SegmentSections(ReadContext context) {
        this.in = context.in();
        this.types = context.types();
        this.features = context.features();
        this.sections = context.sections();
        this.constants = new ConstExprReader(context);
    }

    void elements() {
        int count = in.count("element segments", 2, Bounds.SEGMENTS);
        for (int i = 0; i < count; i++) {
            sections.elements.add(element(i));
        }
    }

    private ElementSegment element(int segment) {
        int at = in.position();
        int flags = in.u32();
        if (flags < 0 || flags > (PASSIVE | EXPLICIT | EXPRESSIONS)) {
            throw Refusal.malformed(at, "no such flags of an element segment: " + Integer.toUnsignedString(flags));
        }
        if (flags != 0) {
            features.use(Feature.BULK_MEMORY, at);
        }
        ElementSegment.Mode mode = mode(flags);
        int table = 0;
        Optional<ConstExpr> offset = Optional.empty();
        if (mode == ElementSegment.Mode.ACTIVE) {
            table = (flags & EXPLICIT) == 0 ? 0 : in.index();
            if (table >= sections.tables.size()) {
                throw Refusal.invalid(at, "element segment " + segment + ": there is no table " + table);
            }
            offset = Optional.of(constants.read(sections.tables.get(table).wide() ? TypeCode.I64 : TypeCode.I32));
        }
        int type = elementType(flags);
        if (mode == ElementSegment.Mode.ACTIVE
                && !sections.types.matches(type, sections.tables.get(table).element())) {
            throw Refusal.invalid(
                    at, "element segment " + segment + " of " + TypeCode.name(type) + " does not fit table " + table);
        }
        return new ElementSegment(mode, type, table, offset, contents(flags, type));
    }

    private static ElementSegment.Mode mode(int flags) {
        if ((flags & PASSIVE) == 0) {
            return ElementSegment.Mode.ACTIVE;
        }
        return (flags & EXPLICIT) == 0 ? ElementSegment.Mode.PASSIVE : ElementSegment.Mode.DECLARED;
    }

    private int elementType(int flags) {
        boolean expressions = (flags & EXPRESSIONS) != 0;
        int functions = TypeCode.nonNull(TypeCode.FUNCREF);
        if ((flags & (PASSIVE | EXPLICIT)) == 0) {
            return expressions ? TypeCode.FUNCREF : functions;
        }
        if (expressions) {
            return types.elementType();
        }
        int at = in.position();
        if (in.u8() != 0) {
            throw Refusal.malformed(at, "no such kind of elements");
        }
        return functions;
    }

    private Elements contents(int flags, int type) {
        int at = in.position();
        int count = in.count("elements", 1, Bounds.SEGMENT_ELEMENTS);
        total += count;
        if (total > Bounds.SEGMENT_ELEMENTS) {
            throw Refusal.tooComplex(at, "more than " + Bounds.SEGMENT_ELEMENTS + " elements in segments");
        }
        return (flags & EXPRESSIONS) == 0 ? functions(count) : expressions(count, type);
    }

    private Elements functions(int count) {
        int[] functions = new int[count];
        for (int i = 0; i < count; i++) {
            int at = in.position();
            functions[i] = in.index();
            if (functions[i] >= sections.functions.size()) {
                throw Refusal.invalid(at, "an element segment names function " + functions[i] + ", which is not there");
            }
            sections.declared.set(functions[i]);
        }
        return new Elements.Functions(functions);
    }

    private Elements expressions(int count, int type) {
        int[] functions = new int[count];
        List<ConstExpr> expressions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ConstExpr expression = constants.read(type);
            if (expressions.isEmpty() && isFunction(expression)) {
                functions[i] = function(expression);
                continue;
            }
            for (int k = expressions.size(); k < i; k++) {
                expressions.add(expression(functions[k], type));
            }
            expressions.add(expression);
        }
        return expressions.isEmpty() ? new Elements.Functions(functions) : new Elements.Expressions(expressions);
    }

    private static boolean isFunction(ConstExpr expression) {
        ConstInstruction last = expression.instructions().getLast();
        return last instanceof ConstInstruction.FunctionReference || last instanceof ConstInstruction.Null;
    }

    private static int function(ConstExpr expression) {
        return expression.instructions().getLast() instanceof ConstInstruction.FunctionReference reference
                ? reference.function()
                : Elements.Functions.NULL;
    }

    private static ConstExpr expression(int function, int type) {
        return new ConstExpr(List.of(
                function == Elements.Functions.NULL
                        ? new ConstInstruction.Null(type)
                        : new ConstInstruction.FunctionReference(function)));
    }

    void dataCount() {
        features.use(Feature.BULK_MEMORY, in.position());
        sections.dataCount = OptionalInt.of(in.index());
    }

    void data() {
        int at = in.position();
        int count = in.count("data segments", 2, Bounds.SEGMENTS);
        if (sections.dataCount.orElse(count) != count) {
            throw Refusal.malformed(
                    at, count + " data segments where the data count section says " + sections.dataCount.getAsInt());
        }
        for (int i = 0; i < count; i++) {
            sections.data.add(segment(i));
        }
    }

    private DataSegment segment(int segment) {
        int at = in.position();
        int flags = in.u32();
        if (flags < 0 || flags > EXPLICIT) {
            throw Refusal.malformed(at, "no such flags of a data segment: " + Integer.toUnsignedString(flags));
        }
        if (flags != 0) {
            features.use(Feature.BULK_MEMORY, at);
        }
        int memory = flags == EXPLICIT ? in.index() : 0;
        Optional<ConstExpr> offset = Optional.empty();
        if (flags != PASSIVE) {
            if (memory >= sections.memories.size()) {
                throw Refusal.invalid(at, "data segment " + segment + ": there is no memory " + memory);
            }
            MemoryType type = sections.memories.get(memory);
            offset = Optional.of(constants.read(type.memory64() ? TypeCode.I64 : TypeCode.I32));
        }
        int length = in.count("bytes of a data segment", 1, Integer.MAX_VALUE);
        int start = in.position();
        in.skip(length);
        return new DataSegment(memory, offset, start, start + length);
    }

    /** Checks, at the end of the module, that the data segments that were announced are there. */
    void checkComplete() {
        int announced = sections.dataCount.orElse(0);
        if (announced != 0 && sections.data.isEmpty()) {
            throw refusal(announced);
        }
    }

    private ModuleException refusal(int announced) {
        return in.malformed("the data count section says " + announced + " data segments, and there are none");
    }
}
