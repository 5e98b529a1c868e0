package dev.mote.conformance.fuzz;

import dev.mote.engine.Feature;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A function body in the making: what all generators of its parts share. */
final class Body {
    private static final int COUNTERS = 4;

    /**
     * An open block.
     *
     * @param branchTypes what a branch to it takes along
     * @param stack what this block has pushed so far
     */
    record Frame(List<Type> branchTypes, List<Type> results, List<Type> stack, boolean targetable) {}

    final Choices choices;
    final Plan plan;
    final Binary code = new Binary();
    final Signature signature;
    private final int function;
    final List<Frame> frames = new ArrayList<>();
    /** What is left of the size of the function. */
    int budget;
    /** How often the innermost counted loops repeat, together. */
    int repeats = 1;

    private final List<Type> locals = new ArrayList<>();
    private final int writable;
    private final Map<Type, Integer> scratch = new EnumMap<>(Type.class);
    /** May hold any NaN, so nothing else reads them. */
    private final Map<Type, Integer> nans = new EnumMap<>(Type.class);

    private int counters;

    Body(Choices choices, Plan plan, int function, int budget) {
        this.choices = choices;
        this.plan = plan;
        this.function = function;
        this.signature = plan.functions.get(function);
        this.budget = budget;
        locals.addAll(signature.params());
        int declared = choices.oneIn(40) ? 300 : choices.below(6);
        List<Type> types = new ArrayList<>(plan.valueTypes());
        if (plan.has(Feature.EXCEPTIONS)) {
            types.add(Type.EXNREF);
        }
        for (int i = 0; i < declared; i++) {
            locals.add(choices.of(types));
        }
        writable = locals.size();
    }

    Frame frame() {
        return frames.getLast();
    }

    /** The end of the functions that may be called here: mostly those before this one, so that few calls recurse. */
    int callable() {
        return choices.oneIn(8) ? plan.functions.size() : function;
    }

    /** The locals of that type that a body may read. */
    List<Integer> readable(Type type) {
        return withType(type, locals.size()).stream()
                .filter(local -> !nans.containsValue(local))
                .toList();
    }

    /** The locals of that type that a body may write: not the counters of loops. */
    List<Integer> writable(Type type) {
        return withType(type, writable);
    }

    private List<Integer> withType(Type type, int end) {
        return IntStream.range(0, end)
                .filter(i -> locals.get(i) == type)
                .boxed()
                .toList();
    }

    /** A local for one instruction's own use. */
    int scratch(Type type) {
        return scratch.computeIfAbsent(type, this::newLocal);
    }

    /** A local to look at what may be a NaN. */
    int nan(Type type) {
        return nans.computeIfAbsent(type, this::newLocal);
    }

    /** A local that only a counted loop writes. */
    int counter() {
        counters++;
        return newLocal(Type.I32);
    }

    boolean hasCounter() {
        return counters < COUNTERS;
    }

    private int newLocal(Type type) {
        locals.add(type);
        return locals.size() - 1;
    }

    /** The finished body with its locals, as the code section holds it. */
    Binary finish() {
        Binary body = new Binary();
        List<Type> declared = locals.subList(signature.params().size(), locals.size());
        Binary runs = new Binary();
        int count = 0;
        for (int from = 0; from < declared.size(); count++) {
            int to = from;
            while (to < declared.size() && declared.get(to) == declared.get(from)) {
                to++;
            }
            runs.unsigned(to - from).raw(declared.get(from).code());
            from = to;
        }
        body.unsigned(count).append(runs).append(code);
        return new Binary().sized(body);
    }
}
