package dev.mote.conformance.fuzz;

import dev.mote.engine.Feature;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** What a generated module declares. Types are added while the bodies are made. */
final class Plan {
    /** The global that loops and calls count down; the host sets it before each call. */
    static final int FUEL = 0;

    /** Functions that the host logs calls of: one for each type of number. */
    static final int LOGS = Type.NUMBERS.size();

    /** @param imported whether the host brings it */
    record GlobalPlan(Type type, boolean mutable, boolean imported) {}

    /** Sizes in pages. */
    record MemoryPlan(int minimum, int maximum) {}

    record TablePlan(Type type, int minimum, int maximum) {}

    final Set<Feature> features;
    /** Whether to keep out of what the oracle is known to do wrong. */
    final boolean careful;

    final List<Signature> types = new ArrayList<>();
    /** All functions, the imported ones first. */
    final List<Signature> functions = new ArrayList<>();

    final List<GlobalPlan> globals = new ArrayList<>();
    final List<MemoryPlan> memories = new ArrayList<>();
    final List<TablePlan> tables = new ArrayList<>();
    final List<Signature> tags = new ArrayList<>();
    /** What table 0 holds at the start: an index, or -1 for null. */
    final List<Integer> elements = new ArrayList<>();
    /** Sizes of the passive data segments. */
    final List<Integer> data = new ArrayList<>();

    private final Map<Integer, Operators> operators = new TreeMap<>();

    Plan(Set<Feature> features, boolean careful) {
        this.features = features;
        this.careful = careful;
        for (Type type : Type.NUMBERS) {
            functions.add(new Signature(List.of(type), List.of()));
        }
    }

    boolean has(Feature feature) {
        return features.contains(feature);
    }

    Operators operators() {
        return operators.computeIfAbsent(memories.isEmpty() ? 0 : 1, memory -> new Operators(features, memory == 1));
    }

    int type(Signature signature) {
        int index = types.indexOf(signature);
        if (index < 0) {
            types.add(signature);
            index = types.size() - 1;
        }
        return index;
    }

    /** The functions with those results before that one: calls of these alone never recurse. */
    List<Integer> functionsWith(List<Type> results, int end) {
        return IntStream.range(0, end)
                .filter(i -> functions.get(i).results().equals(results))
                .boxed()
                .toList();
    }

    /** Types that variables, parameters and results may have. */
    List<Type> valueTypes() {
        List<Type> list = new ArrayList<>(Type.NUMBERS);
        if (has(Feature.SIMD)) {
            list.add(Type.V128);
        }
        if (has(Feature.REFERENCE_TYPES)) {
            list.add(Type.FUNCREF);
            list.add(Type.EXTERNREF);
        }
        return list;
    }
}
