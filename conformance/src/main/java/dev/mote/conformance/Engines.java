package dev.mote.conformance;

import dev.mote.engine.Engine;
import dev.mote.engine.MemoryBudget;
import dev.mote.engine.codegen.CodegenConfig;
import dev.mote.engine.codegen.MoteEngine;
import dev.mote.engine.codegen.ShapePolicy;
import dev.mote.engine.codegen.SplitLimits;
import dev.mote.engine.codegen.VectorMode;
import dev.mote.engine.endive.EndiveConfig;
import dev.mote.engine.endive.EndiveEngine;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** The engines that the suite can be run against, by name. */
public final class Engines {
    static final String DEFAULT = "endive";

    /** More than the suite asks for, so that only a guest's own limit refuses memory. */
    private static final long MEMORY = 8L << 30;

    private static final Map<String, Function<EngineMode, Engine>> BY_NAME = new TreeMap<>(Map.of(
            DEFAULT,
            Engines::endive,
            "mote",
            mode -> mote(mode, ShapePolicy.defaults(), SplitLimits.defaults(), VectorMode.PROCESSOR),
            "mote-split",
            mode -> mote(mode, ShapePolicy.arrays(), SplitLimits.tiny(), VectorMode.PROCESSOR),
            "mote-mapped",
            mode -> mote(mode, ShapePolicy.mapped(), SplitLimits.defaults(), VectorMode.PROCESSOR),
            "mote-plain",
            mode -> mote(mode, ShapePolicy.allLarge(), SplitLimits.defaults(), VectorMode.PLAIN)));

    private Engines() {}

    public static Engine open(String name, EngineMode mode) {
        return Optional.ofNullable(BY_NAME.get(name))
                .orElseThrow(() ->
                        new IllegalArgumentException("no such engine: " + name + "; there are " + BY_NAME.keySet()))
                .apply(mode);
    }

    /** What the variants of an engine have in common: the name up to the dash. */
    static String family(String name) {
        return name.split("-", 2)[0];
    }

    private static Engine mote(EngineMode mode, ShapePolicy shapes, SplitLimits split, VectorMode vectors) {
        if (mode == EngineMode.INTERPRETED) {
            throw new IllegalArgumentException("the engine interprets nothing");
        }
        return new MoteEngine(new CodegenConfig(new MemoryBudget(MEMORY), shapes, split).withVectors(vectors));
    }

    private static Engine endive(EngineMode mode) {
        MemoryBudget memory = new MemoryBudget(MEMORY);
        return new EndiveEngine(
                switch (mode) {
                    case COMPILED -> EndiveConfig.compiled(memory);
                    case INTERPRETED -> EndiveConfig.interpreted(memory);
                });
    }
}
