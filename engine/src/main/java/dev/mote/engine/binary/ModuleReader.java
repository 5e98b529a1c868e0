package dev.mote.engine.binary;

import dev.mote.engine.Feature;
import dev.mote.engine.ModuleException.Code;
import dev.mote.engine.ModuleLimits;
import java.util.EnumSet;
import java.util.Set;

/** Reads modules. */
public final class ModuleReader {
    private static final int MAGIC = 0x6D736100;
    private static final int VERSION = 1;
    private static final int COMPONENT_LAYER = 1;
    /** The sections' numbers in the order in which they may stand. */
    private static final int[] ORDER = {1, 2, 3, 4, 5, 13, 6, 7, 8, 9, 12, 10, 11};

    private static final int CUSTOM = 0;

    private final ByteReader in;
    private final Features features;
    private final Sections sections;
    private final ReadContext context;
    private final DefinitionSections definitions;
    private final SegmentSections segments;
    private final CodeSection code;

    private ModuleReader(byte[] wasm, ModuleLimits limits, Set<Feature> allowed) {
        this.in = new ByteReader(wasm);
        this.features = new Features(allowed);
        this.sections = new Sections(wasm);
        this.context = new ReadContext(in, new TypeReader(in, features), features, limits, sections);
        this.definitions = new DefinitionSections(context);
        this.segments = new SegmentSections(context);
        this.code = new CodeSection(context);
    }

    /**
     * Reads a module whose code is known to be valid, or of no interest: everything but the functions' instructions is
     * decoded and checked, and every known feature is allowed.
     *
     * @param wasm kept by the module, and not to be changed from here on
     * @throws dev.mote.engine.ModuleException where the bytes are no module, are invalid or exceed the limits
     */
    public static WasmModule read(byte[] wasm, ModuleLimits limits) {
        return new ModuleReader(wasm, limits, EnumSet.allOf(Feature.class)).decode();
    }

    /**
     * Reads a module and checks all of it.
     *
     * @param wasm kept by the module, and not to be changed from here on
     * @param allowed what the module may use; anything else is refused by name
     * @throws dev.mote.engine.ModuleException where the bytes are no module, are invalid, use a feature that is not
     *     allowed or exceed the limits
     */
    public static WasmModule readValidated(byte[] wasm, ModuleLimits limits, Set<Feature> allowed) {
        ModuleReader reader = new ModuleReader(wasm, limits, allowed);
        WasmModule module = reader.decode();
        Validator validator = new Validator(module, reader.context);
        for (FunctionBody body : module.bodies()) {
            validator.validate(body);
        }
        return new WasmModule(reader.sections, reader.features.used());
    }

    /**
     * Reads a module that {@link #readValidated} accepted before, under the same limits.
     *
     * @param wasm kept by the module, and not to be changed from here on
     * @param used the features that it was found to use
     */
    public static WasmModule readAgain(byte[] wasm, ModuleLimits limits, Set<Feature> used) {
        ModuleReader reader = new ModuleReader(wasm, limits, EnumSet.allOf(Feature.class));
        reader.decode();
        return new WasmModule(reader.sections, used);
    }

    private WasmModule decode() {
        checkSize();
        header();
        int previous = -1;
        while (!in.atEnd()) {
            int at = in.position();
            int id = in.u8();
            if (id != CUSTOM) {
                int place = place(id);
                if (place < 0) {
                    throw Refusal.malformed(at, "no such section: " + id);
                }
                if (place <= previous) {
                    throw Refusal.malformed(at, "section " + id + " is repeated or out of order");
                }
                previous = place;
            }
            section(id);
        }
        code.checkComplete();
        segments.checkComplete();
        return new WasmModule(sections, features.used());
    }

    private void checkSize() {
        long bytes = in.bytes().length;
        long limit = context.limits().bytes();
        if (bytes > limit) {
            throw Refusal.refuse(
                    Code.TOO_LARGE, 0, "the module has " + bytes + " bytes; at most " + limit + " are allowed");
        }
    }

    private void header() {
        if (in.fixed32() != MAGIC) {
            throw Refusal.malformed(0, "not a WebAssembly binary: it does not start with \\0asm");
        }
        int version = in.fixed32();
        if (version >>> 16 == COMPONENT_LAYER) {
            throw Refusal.refuse(
                    Code.NOT_A_CORE_MODULE, 4, "this is a WebAssembly component; a core module is expected here");
        }
        if (version != VERSION) {
            throw Refusal.malformed(4, "unknown binary version " + Integer.toUnsignedString(version));
        }
    }

    private static int place(int id) {
        for (int i = 0; i < ORDER.length; i++) {
            if (ORDER[i] == id) {
                return i;
            }
        }
        return -1;
    }

    private void section(int id) {
        int at = in.position();
        int length = in.count("bytes of section " + id, 1, Integer.MAX_VALUE);
        int end = in.position() + length;
        in.range(in.position(), end);
        switch (id) {
            case CUSTOM -> custom(end);
            case 1 -> definitions.types();
            case 2 -> definitions.imports();
            case 3 -> definitions.functions();
            case 4 -> definitions.tables();
            case 5 -> definitions.memories();
            case 13 -> definitions.tags();
            case 6 -> definitions.globals();
            case 7 -> definitions.exports();
            case 8 -> definitions.start();
            case 9 -> segments.elements();
            case 12 -> segments.dataCount();
            case 10 -> code.read();
            default -> segments.data();
        }
        if (!in.atEnd()) {
            throw Refusal.malformed(at, "section " + id + " has " + in.remaining() + " bytes too many");
        }
        in.range(end, in.bytes().length);
    }

    private void custom(int end) {
        int nameStart = in.skipName();
        if (sections.customSections.size() < Bounds.CUSTOM_SECTIONS) {
            sections.customSections.add(new CustomSection(nameStart, in.position(), in.position(), end));
        }
        in.skip(in.remaining());
    }
}
