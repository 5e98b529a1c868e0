package dev.mote.engine;

import java.time.Duration;

/**
 * How a module was made ready to run.
 *
 * @param engine name and version of what compiled it
 * @param fromCache whether the code came from the cache on disk
 * @param interpretedFunctions functions too large to compile
 */
public record CompileReport(
        String engine, Duration parse, Duration compile, boolean fromCache, int interpretedFunctions, long codeBytes) {}
