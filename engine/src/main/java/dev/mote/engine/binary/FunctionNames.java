package dev.mote.engine.binary;

import dev.mote.engine.ModuleException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The names that a module's {@code name} section gives its functions, for people to read. The section is a hint of
 * whoever made the module: where it is malformed, the names before that place are used and the rest is ignored.
 */
public final class FunctionNames {
    /** Of a longer name, only so many bytes are shown. */
    private static final int MAX_BYTES = 256;

    private static final int FUNCTIONS = 1;
    private static final byte[] SECTION = "name".getBytes(StandardCharsets.UTF_8);

    private final byte[] bytes;
    private final IntList functions = new IntList();
    private final IntList starts = new IntList();
    private final IntList ends = new IntList();

    private FunctionNames(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Finds the names of a module; none is decoded yet. */
    public static FunctionNames of(WasmModule module) {
        FunctionNames names = new FunctionNames(module.bytes());
        module.customSections().stream()
                .filter(names::isNameSection)
                .findFirst()
                .ifPresent(section -> {
                    try {
                        names.read(section, module.functionCount());
                    } catch (ModuleException e) {
                        System.getLogger(FunctionNames.class.getName())
                                .log(System.Logger.Level.DEBUG, "name section: {0}", e.getMessage());
                    }
                });
        return names;
    }

    private boolean isNameSection(CustomSection section) {
        return Arrays.equals(bytes, section.nameStart(), section.nameEnd(), SECTION, 0, SECTION.length);
    }

    private void read(CustomSection section, int functionCount) {
        ByteReader in = new ByteReader(bytes);
        in.range(section.start(), section.end());
        while (!in.atEnd()) {
            int kind = in.u8();
            int length = in.count("bytes of names", 1, Integer.MAX_VALUE);
            if (kind == FUNCTIONS) {
                in.range(in.position(), in.position() + length);
                functions(in, functionCount);
                return;
            }
            in.skip(length);
        }
    }

    /** Reads names in the order of their functions, which the format demands and the search relies on. */
    private void functions(ByteReader in, int functionCount) {
        int count = in.count("names of functions", 2, functionCount);
        int previous = -1;
        for (int i = 0; i < count; i++) {
            int function = in.index();
            int start = in.skipName();
            if (function <= previous || function >= functionCount) {
                throw in.malformed("names out of order");
            }
            functions.add(function);
            starts.add(start);
            ends.add(in.position());
            previous = function;
        }
    }

    /**
     * The name of a function, cut to a bounded length.
     *
     * @param function index in the function space
     * @return text without control characters
     */
    public Optional<String> name(int function) {
        int found = functions.find(function);
        if (found < 0) {
            return Optional.empty();
        }
        int start = starts.get(found);
        int length = Math.min(ends.get(found) - start, MAX_BYTES);
        String text = new String(bytes, start, length, StandardCharsets.UTF_8);
        return Optional.of(text.replaceAll("\\p{C}", "?"));
    }
}
