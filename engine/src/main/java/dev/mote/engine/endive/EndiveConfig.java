package dev.mote.engine.endive;

import dev.mote.engine.MemoryBudget;
import dev.mote.engine.cache.CodeCache;
import java.util.Optional;

/**
 * How an engine over Endive works.
 *
 * @param mode compiled, with the interpreter for functions too large for the JVM, or interpreted throughout
 * @param memory what all guests of the node may hold together
 * @param cache where compiled code is kept between starts; none compiles every module anew
 */
public record EndiveConfig(Mode mode, MemoryBudget memory, Optional<CodeCache> cache) {
    /** How guest code is executed. */
    public enum Mode {
        COMPILED,
        INTERPRETED
    }

    /** Compiles, keeps nothing on disk. */
    public static EndiveConfig compiled(MemoryBudget memory) {
        return new EndiveConfig(Mode.COMPILED, memory, Optional.empty());
    }

    /** Interprets. */
    public static EndiveConfig interpreted(MemoryBudget memory) {
        return new EndiveConfig(Mode.INTERPRETED, memory, Optional.empty());
    }

    public EndiveConfig withCache(CodeCache codeCache) {
        return new EndiveConfig(mode, memory, Optional.of(codeCache));
    }
}
