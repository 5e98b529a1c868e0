package dev.mote.manifest;

import dev.mote.platform.FunctionName;
import java.nio.file.Path;

/**
 * A module that {@code mote build} makes.
 *
 * @param folder the manifest's
 * @param module the file that comes out
 */
public record ModuleBuild(FunctionName function, Path folder, Path module, ModuleRecipe recipe) {}
