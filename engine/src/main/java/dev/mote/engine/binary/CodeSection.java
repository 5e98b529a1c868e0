package dev.mote.engine.binary;

import dev.mote.engine.ModuleLimits;
import java.util.Arrays;

/** Reads the code section: where each body lies, and its local declarations. */
final class CodeSection {
    private final ByteReader in;
    private final TypeReader types;
    private final ModuleLimits limits;
    private final Sections sections;
    private int[] runs = new int[16];

    CodeSection(ReadContext context) {
        this.in = context.in();
        this.types = context.types();
        this.limits = context.limits();
        this.sections = context.sections();
    }

    void read() {
        int at = in.position();
        int count = in.count("function bodies", 3, limits.functions());
        int defined = defined();
        if (count != defined) {
            throw Refusal.malformed(at, count + " function bodies for " + defined + " functions");
        }
        int imported = sections.functions.size() - count;
        for (int i = 0; i < count; i++) {
            body(imported + i);
        }
    }

    private void body(int function) {
        int at = in.position();
        int length = in.count("bytes of function " + function, 1, Integer.MAX_VALUE);
        if (length > limits.functionBytes()) {
            throw Refusal.tooComplex(
                    at,
                    "function " + function + " has " + length + " bytes; at most " + limits.functionBytes()
                            + " are allowed");
        }
        int outerEnd = in.end();
        int start = in.position();
        int end = start + length;
        in.range(start, end);
        LocalRuns locals = locals(function);
        sections.bodies.add(new FunctionBody(function, start, in.position(), end, locals));
        in.range(end, outerEnd);
    }

    private LocalRuns locals(int function) {
        int params = sections.types.signature(sections.functions.get(function)).paramCount();
        int groups = in.count("groups of locals", 2, Integer.MAX_VALUE);
        long total = params;
        int used = 0;
        for (int i = 0; i < groups; i++) {
            int at = in.position();
            int count = in.u32();
            int type = types.valueType();
            total += Integer.toUnsignedLong(count);
            if (total > limits.locals()) {
                throw Refusal.tooComplex(at, "function " + function + " has more than " + limits.locals() + " locals");
            }
            if (count != 0) {
                used = append(used, count, type);
            }
        }
        return used == 0 ? LocalRuns.NONE : new LocalRuns(Arrays.copyOf(runs, used), (int) total - params);
    }

    private int append(int used, int count, int type) {
        if (used > 0 && runs[used - 1] == type) {
            runs[used - 2] += count;
            return used;
        }
        if (used == runs.length) {
            runs = Arrays.copyOf(runs, used * 2);
        }
        runs[used] = count;
        runs[used + 1] = type;
        return used + 2;
    }

    private int defined() {
        return (int) (sections.functions.size()
                - sections.imports.stream()
                        .filter(it -> it.kind() == ExternKind.FUNCTION)
                        .count());
    }

    /** Checks, at the end of the module, that every function has a body. */
    void checkComplete() {
        if (sections.bodies.size() != defined()) {
            throw in.malformed(defined() + " functions have no body");
        }
    }
}
