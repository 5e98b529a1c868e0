package dev.mote.engine;

import dev.mote.engine.codegen.CodegenConfig;
import dev.mote.engine.codegen.MoteEngine;
import dev.mote.engine.codegen.ShapePolicy;
import dev.mote.engine.codegen.SplitLimits;
import dev.mote.engine.endive.EndiveConfig;
import dev.mote.engine.endive.EndiveEngine;

/** The engines that must behave alike. */
public enum EngineKind {
    /** Our own, as nodes run it. */
    MOTE,
    /** Every memory is mapped, as those of more than 2 GiB are. */
    MOTE_LARGE,
    /** Every function is split into parts of a few instructions, and memories are arrays. */
    MOTE_SPLIT,
    ENDIVE,
    ENDIVE_INTERPRETED;

    public Engine engine(MemoryBudget budget) {
        return switch (this) {
            case MOTE -> new MoteEngine(new CodegenConfig(budget));
            case MOTE_LARGE ->
                new MoteEngine(new CodegenConfig(budget, ShapePolicy.allLarge(), SplitLimits.defaults()));
            case MOTE_SPLIT -> new MoteEngine(new CodegenConfig(budget, ShapePolicy.arrays(), SplitLimits.tiny()));
            case ENDIVE -> new EndiveEngine(EndiveConfig.compiled(budget));
            case ENDIVE_INTERPRETED -> new EndiveEngine(EndiveConfig.interpreted(budget));
        };
    }
}
