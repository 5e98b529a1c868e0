package dev.mote.platform;

import dev.mote.engine.CompileReport;
import dev.mote.engine.ModuleInfo;
import java.util.Optional;

/**
 * What a module is and whether it would be accepted.
 *
 * @param world the world it fits
 * @param misfit why it fits none
 * @param report how it compiled, where it was compiled
 */
public record Inspection(
        ModuleInfo module, Optional<String> world, Optional<String> misfit, Optional<CompileReport> report) {}
