package dev.mote.engine;

import java.time.Duration;
import java.util.List;

/**
 * How a module was made ready to run.
 *
 * @param engine name and version of what compiled it
 * @param fromCache whether the code came from the cache on disk
 * @param interpretedFunctions functions too large to compile
 * @param splitFunctions functions too large for one method of the JVM, among those that were compiled
 * @param memories how each memory of the module keeps its bytes, as {@code heap} or {@code mapped}
 */
public record CompileReport(
        String engine,
        Duration parse,
        Duration compile,
        boolean fromCache,
        int interpretedFunctions,
        int splitFunctions,
        List<String> memories,
        long codeBytes) {
    public CompileReport {
        memories = List.copyOf(memories);
    }
}
