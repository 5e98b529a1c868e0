package dev.mote.engine.binary;

import dev.mote.engine.Feature;
import java.util.EnumSet;

/**
 * A cursor over the instructions of a body: {@link #next} decodes one with its immediates, which the accessors then give
 * until the next call. {@link Immediates} tells which accessors an instruction has.
 *
 * <p>It decodes strictly and bounds what it holds, but checks no index and no operand: that is the validator's. One
 * thread uses it.
 */
public final class InstructionReader {
    private static final int MEMORY_INDEX_FOLLOWS = 0x40;
    private static final CatchKind[] CATCHES = CatchKind.values();

    private final ByteReader in;
    private final TypeReader types;
    private final Features features;
    private final boolean multiMemory;
    private final boolean multiTable;
    private final boolean wideOffsets;
    private final int maxTargets;

    private int offset;
    private Opcode opcode = Opcode.NOP;
    private int index;
    private int second;
    private int align;
    private int lane;
    private int blockType;
    private int type;
    private int secondType;
    private long value;
    private long high;
    private int targetCount;
    private int[] targets = new int[16];
    private int[] catchTags = new int[4];
    private int[] catchKinds = new int[4];

    /**
     * @param wideOffsets whether a memory of the module is addressed by i64, so that offsets may be longer
     * @param maxTargets targets of one br_table, and clauses of one try_table
     */
    InstructionReader(ByteReader in, TypeReader types, Features features, boolean wideOffsets, int maxTargets) {
        this.in = in;
        this.features = features;
        this.types = types;
        this.multiMemory = features.allows(Feature.MULTI_MEMORY);
        this.multiTable = features.allows(Feature.REFERENCE_TYPES);
        this.wideOffsets = wideOffsets;
        this.maxTargets = maxTargets;
    }

    /** A cursor for bodies of a validated module; it stands nowhere before {@link #start}. */
    public static InstructionReader of(WasmModule module) {
        Features all = new Features(EnumSet.allOf(Feature.class));
        ByteReader in = new ByteReader(module.bytes());
        TypeReader types = new TypeReader(in, all);
        types.know(module.types().size());
        return new InstructionReader(in, types, all, module.hasWideMemory(), Integer.MAX_VALUE);
    }

    /** Goes to the first instruction of a body. */
    public void start(FunctionBody body) {
        in.range(body.code(), body.end());
    }

    /** Whether there is another instruction; a validated body's last one is its {@code end}. */
    public boolean hasNext() {
        return !in.atEnd();
    }

    public Opcode next() {
        offset = in.position();
        int code = in.u8();
        Opcode found;
        if (code >= 0xFB && code <= 0xFE) {
            found = Opcode.find(code, in.u32());
        } else {
            found = Opcode.find(code);
        }
        if (found == null) {
            throw Refusal.malformed(offset, "no such instruction: 0x" + Integer.toHexString(code));
        }
        opcode = found;
        if (found.feature().isPresent()) {
            features.use(found.feature().get(), offset);
        }
        if (found.immediates() != Immediates.NONE) {
            readImmediates(found.immediates());
        }
        return found;
    }

    private void readImmediates(Immediates kind) {
        switch (kind) {
            case NONE -> {}
            case BLOCK -> blockType = types.blockType();
            case LABEL, TAG, FUNCTION, TYPE, LOCAL, GLOBAL, TABLE, ELEMENT, DATA -> index = in.index();
            case BR_TABLE -> readTargets();
            case TRY_TABLE -> readCatches();
            case CALL_INDIRECT -> {
                index = in.index();
                second = multiTable ? in.index() : reserved();
            }
            case TYPE_FIELD, TYPE_COUNT, TYPE_DATA, TYPE_ELEMENT, TYPE_PAIR, TABLE_PAIR, TABLE_INIT -> {
                index = in.index();
                second = in.index();
            }
            case BR_ON_CAST -> readCast();
            case HEAP_TYPE -> type = types.heapType();
            case SELECT_TYPES -> readSelectTypes();
            case MEMORY -> index = memory();
            case MEMORY_PAIR -> {
                index = memory();
                second = memory();
            }
            case MEMORY_INIT -> {
                index = in.index();
                second = memory();
            }
            case MEMARG -> readMemoryArgument();
            case MEMARG_LANE -> {
                readMemoryArgument();
                lane = in.u8();
            }
            case LANE -> lane = in.u8();
            case SHUFFLE, V128 -> {
                value = in.fixed64();
                high = in.fixed64();
            }
            case I32 -> value = in.s32();
            case I64 -> value = in.s64();
            case F32 -> value = in.fixed32() & 0xFFFF_FFFFL;
            case F64 -> value = in.fixed64();
            case FENCE -> reserved();
        }
    }

    private void readTargets() {
        int count = in.count("targets of a br_table", 1, maxTargets) + 1;
        reserve(count);
        for (int i = 0; i < count; i++) {
            targets[i] = in.index();
        }
        targetCount = count;
    }

    private void readCatches() {
        blockType = types.blockType();
        int count = in.count("catches of a try_table", 2, maxTargets);
        reserve(count);
        if (catchTags.length < count) {
            catchTags = new int[count];
            catchKinds = new int[count];
        }
        for (int i = 0; i < count; i++) {
            int at = in.position();
            int kind = in.u8();
            if (kind >= CATCHES.length) {
                throw Refusal.malformed(at, "no such catch clause: " + kind);
            }
            catchKinds[i] = kind;
            catchTags[i] = CATCHES[kind].hasTag() ? in.index() : 0;
            targets[i] = in.index();
        }
        targetCount = count;
    }

    private void reserve(int count) {
        if (targets.length < count) {
            targets = new int[Math.max(count, targets.length * 2)];
        }
    }

    private void readCast() {
        int at = in.position();
        int flags = in.u8();
        if (flags > 3) {
            throw Refusal.malformed(at, "no such cast flags: " + flags);
        }
        index = in.index();
        type = types.heapType();
        secondType = types.heapType();
        if ((flags & 1) != 0) {
            type = TypeCode.nullable(type);
        }
        if ((flags & 2) != 0) {
            secondType = TypeCode.nullable(secondType);
        }
    }

    private void readSelectTypes() {
        int at = in.position();
        int count = in.count("types of a select", 1, Bounds.SIGNATURE);
        if (count != 1) {
            throw Refusal.invalid(at, "select has " + count + " types and needs one");
        }
        type = types.valueType();
    }

    private int memory() {
        if (!multiMemory) {
            return reserved();
        }
        int at = in.position();
        int memory = in.index();
        if (memory != 0) {
            features.use(Feature.MULTI_MEMORY, at);
        }
        return memory;
    }

    /** A byte that had no meaning yet when its instruction was specified. */
    private int reserved() {
        int at = in.position();
        if (in.u8() != 0) {
            throw Refusal.malformed(at, "a byte that must be zero is not");
        }
        return 0;
    }

    private void readMemoryArgument() {
        int at = in.position();
        int flags = in.u32();
        index = 0;
        if ((flags & MEMORY_INDEX_FOLLOWS) != 0) {
            features.use(Feature.MULTI_MEMORY, at);
            flags &= ~MEMORY_INDEX_FOLLOWS;
            index = in.index();
        }
        if (flags < 0 || flags >= MEMORY_INDEX_FOLLOWS) {
            throw Refusal.malformed(at, "no such flags of a memory instruction: " + Integer.toUnsignedString(flags));
        }
        align = flags;
        value = wideOffsets ? in.u64() : Integer.toUnsignedLong(in.u32());
    }

    /** Where in the module the instruction starts. */
    public int offset() {
        return offset;
    }

    /** Where in the module the next instruction starts. */
    public int nextOffset() {
        return in.position();
    }

    public Opcode opcode() {
        return opcode;
    }

    public int index() {
        return index;
    }

    public int second() {
        return second;
    }

    public long value() {
        return value;
    }

    public long high() {
        return high;
    }

    /** Log2 of the alignment that a memory instruction promises. */
    public int align() {
        return align;
    }

    public int lane() {
        return lane;
    }

    /** What the block takes and gives, see {@link BlockType} and {@link TypeTable#blockSignature}. */
    public int blockType() {
        return blockType;
    }

    /** A {@link TypeCode}; of a heap type the reference to it that is not nullable. */
    public int type() {
        return type;
    }

    public int secondType() {
        return secondType;
    }

    public int targetCount() {
        return targetCount;
    }

    /** The label of a br_table's entry or of a catch clause, relative to the instruction's own place. */
    public int target(int position) {
        return targets[position];
    }

    public CatchKind catchKind(int position) {
        return CATCHES[catchKinds[position]];
    }

    public int catchTag(int position) {
        return catchTags[position];
    }
}
