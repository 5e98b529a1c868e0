package dev.mote.manifest;

import dev.mote.platform.FunctionName;
import dev.mote.platform.FunctionSettings;
import java.nio.file.Path;

/**
 * A function that a manifest wants.
 *
 * @param module the file with its module
 * @param line where the manifest says so
 */
public record ManifestFunction(FunctionName name, Path module, FunctionSettings settings, int line) {}
