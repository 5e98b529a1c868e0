package dev.mote.engine.codegen;

import dev.mote.engine.binary.WasmModule;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The functions of a module that can become references, each with a small number, its code: those of one type have
 * consecutive codes, so that an indirect call is a dense switch. Immutable.
 */
final class FunctionIndex {
    private static final int NONE = -1;

    private final WasmModule module;
    private final int[] functions;
    private final int[] codes;

    FunctionIndex(WasmModule module) {
        this.module = module;
        functions = IntStream.range(0, module.functionCount())
                .filter(function -> module.isDeclared(function) || isStart(function))
                .boxed()
                .sorted(Comparator.comparingInt(this::type).thenComparing(Comparator.naturalOrder()))
                .mapToInt(Integer::intValue)
                .toArray();
        codes = new int[module.functionCount()];
        Arrays.fill(codes, NONE);
        for (int code = 0; code < functions.length; code++) {
            codes[functions[code]] = code;
        }
    }

    int size() {
        return functions.length;
    }

    /** The function of a code. */
    int function(int code) {
        return functions[code];
    }

    /** The code of a function that can become a reference. */
    int code(int function) {
        return codes[function];
    }

    /** The codes of the functions whose canonical type is one of these, ascending. */
    int[] codesOf(IntPredicate types) {
        return IntStream.range(0, functions.length)
                .filter(code -> types.test(type(functions[code])))
                .toArray();
    }

    private int type(int function) {
        return module.types().get(module.functionType(function)).canonical();
    }

    private boolean isStart(int function) {
        return module.start().isPresent() && module.start().getAsInt() == function;
    }
}
