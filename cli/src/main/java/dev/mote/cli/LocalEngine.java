package dev.mote.cli;

import dev.mote.engine.Engine;
import dev.mote.engine.MemoryBudget;
import dev.mote.engine.cache.CodeCache;
import dev.mote.engine.codegen.CodegenConfig;
import dev.mote.engine.codegen.MoteEngine;
import dev.mote.platform.Limit;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;

/** The engine of programs that run in this process, with compiled code kept between runs. */
final class LocalEngine {
    private LocalEngine() {}

    static Engine open(Map<String, String> environment) {
        CodegenConfig config = new CodegenConfig(new MemoryBudget(Long.MAX_VALUE));
        try {
            CodeCache cache = new CodeCache(
                    UserFolders.cache(environment).resolve("code"), Limit.CODE_CACHE.defaultValue(), Clock.systemUTC());
            return new MoteEngine(config.withCache(cache));
        } catch (IOException e) {
            // Only slower: a user whose home cannot be written can still run programs.
            return new MoteEngine(config);
        }
    }
}
