package dev.mote.engine;

/**
 * How to read one module.
 *
 * @param limits what the module may cost
 * @param cacheScope whose compiled code may be shared: entries of one scope are invisible to another
 * @param minimumMemoryPages raises the declared minimum of memory 0 before instantiation, as some worlds require; 0
 *     leaves it
 * @param ownMemory makes the memory that the module imports its own, so that no instance has to be given one and a
 *     snapshot can be taken; a module that imports no memory, or several, is left as it is
 * @param fuel has the code count what it executes, one unit for each instruction that does something and one for each 64
 *     bytes or elements of a bulk operation, against {@link RunLimits#fuel}; the count depends on the module and its input
 *     alone
 */
public record CompileOptions(
        ModuleLimits limits, String cacheScope, int minimumMemoryPages, boolean ownMemory, boolean fuel) {
    /** Counts nothing. */
    public CompileOptions(ModuleLimits limits, String cacheScope, int minimumMemoryPages, boolean ownMemory) {
        this(limits, cacheScope, minimumMemoryPages, ownMemory, false);
    }

    /** Leaves imported memories imported. */
    public CompileOptions(ModuleLimits limits, String cacheScope, int minimumMemoryPages) {
        this(limits, cacheScope, minimumMemoryPages, false);
    }

    public CompileOptions withFuel() {
        return new CompileOptions(limits, cacheScope, minimumMemoryPages, ownMemory, true);
    }

    public static CompileOptions defaults() {
        return new CompileOptions(ModuleLimits.defaults(), "shared", 0);
    }
}
