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
    /** Every memory is mapped. */
    MOTE_MAPPED,
    /** Every function is split into parts of a few instructions. */
    MOTE_SPLIT,
    ENDIVE,
    ENDIVE_INTERPRETED;

    public Engine engine(MemoryBudget budget) {
        return switch (this) {
            case MOTE -> new MoteEngine(new CodegenConfig(budget));
            case MOTE_MAPPED -> new MoteEngine(new CodegenConfig(budget, new ShapePolicy(0), SplitLimits.defaults()));
            case MOTE_SPLIT -> new MoteEngine(new CodegenConfig(budget, ShapePolicy.defaults(), SplitLimits.tiny()));
            case ENDIVE -> new EndiveEngine(EndiveConfig.compiled(budget));
            case ENDIVE_INTERPRETED -> new EndiveEngine(EndiveConfig.interpreted(budget));
        };
    }
}
