package dev.mote.engine.binary;

import dev.mote.engine.Feature;
import dev.mote.engine.MemoryType;
import dev.mote.engine.ModuleException.Code;
import dev.mote.engine.ModuleLimits;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the types of tables and memories, and adds up what the module wants of them at least. */
final class LimitsReader {
    private static final int MAXIMUM = 1;
    private static final int SHARED = 2;
    private static final int WIDE = 4;
    private static final long PAGES = 1L << 16;
    private static final long WIDE_PAGES = 1L << 48;

    private final ByteReader in;
    private final TypeReader types;
    private final Features features;
    private final ModuleLimits limits;
    private long pages;
    private long elements;

    LimitsReader(ReadContext context) {
        this.in = context.in();
        this.types = context.types();
        this.features = context.features();
        this.limits = context.limits();
    }

    MemoryType memory(int index) {
        if (index > 0) {
            features.use(Feature.MULTI_MEMORY, in.position());
        }
        int at = in.position();
        Range range = range();
        if (range.shared) {
            features.use(Feature.THREADS, at);
            if (range.maximum.isEmpty()) {
                throw Refusal.invalid(at, "memory " + index + " is shared and has no maximum");
            }
        }
        long bound = range.wide ? WIDE_PAGES : PAGES;
        if (Long.compareUnsigned(range.minimum, bound) > 0
                || Long.compareUnsigned(range.maximum.orElse(0), bound) > 0) {
            throw Refusal.invalid(at, "memory " + index + " is larger than " + bound + " pages");
        }
        pages += range.minimum;
        if (pages > limits.memoryPages()) {
            throw Refusal.refuse(
                    Code.MEMORY_TOO_LARGE,
                    at,
                    "the memories start with " + pages + " pages of 64 KiB; at most " + limits.memoryPages()
                            + " are allowed");
        }
        return new MemoryType(range.minimum, range.maximum, range.shared, range.wide);
    }

    /** A table without its initial element. */
    TableDef table(int index) {
        if (index > 0) {
            features.use(Feature.REFERENCE_TYPES, in.position());
        }
        int element = types.elementType();
        int at = in.position();
        Range range = range();
        if (range.shared) {
            throw Refusal.malformed(at, "a table cannot be shared");
        }
        if (range.minimum < 0 || range.minimum > limits.tableElements() - elements) {
            throw Refusal.tooComplex(
                    at,
                    "table " + index + " starts with " + Long.toUnsignedString(range.minimum)
                            + " elements; all tables together may have " + limits.tableElements());
        }
        elements += range.minimum;
        return new TableDef(element, range.wide, range.minimum, range.maximum, Optional.empty());
    }

    private Range range() {
        int at = in.position();
        int flags = in.u8();
        if (flags > (MAXIMUM | SHARED | WIDE)) {
            throw Refusal.malformed(at, "no such flags of limits: " + flags);
        }
        boolean wide = (flags & WIDE) != 0;
        if (wide) {
            features.use(Feature.MEMORY64, at);
        }
        long minimum = size(wide);
        OptionalLong maximum = (flags & MAXIMUM) == 0 ? OptionalLong.empty() : OptionalLong.of(size(wide));
        if (maximum.isPresent() && Long.compareUnsigned(minimum, maximum.getAsLong()) > 0) {
            throw Refusal.invalid(
                    at,
                    "the minimum " + Long.toUnsignedString(minimum) + " is above the maximum "
                            + Long.toUnsignedString(maximum.getAsLong()));
        }
        return new Range(minimum, maximum, (flags & SHARED) != 0, wide);
    }

    private long size(boolean wide) {
        return wide ? in.u64() : Integer.toUnsignedLong(in.u32());
    }

    private record Range(long minimum, OptionalLong maximum, boolean shared, boolean wide) {}
}
