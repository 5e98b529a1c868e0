package dev.mote.engine;

/**
 * How to read one module.
 *
 * @param limits what the module may cost
 * @param cacheScope whose compiled code may be shared: entries of one scope are invisible to another
 * @param minimumMemoryPages raises the declared minimum of memory 0 before instantiation, as some worlds require; 0
 *     leaves it
 */
public record CompileOptions(ModuleLimits limits, String cacheScope, int minimumMemoryPages) {
    public static CompileOptions defaults() {
        return new CompileOptions(ModuleLimits.defaults(), "shared", 0);
    }
}
