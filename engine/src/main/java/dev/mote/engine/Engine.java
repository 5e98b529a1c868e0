package dev.mote.engine;

import java.util.Optional;
import java.util.Set;

/** What turns modules into running code. One per node; every method may be called from any thread. */
public interface Engine extends AutoCloseable {
    /** Name and version, as {@code mote report} and cache keys show it. */
    String version();

    /** The features a module may use; everything else is refused by name. */
    Set<Feature> features();

    /**
     * Reads what a module is, without compiling it.
     *
     * @throws ModuleException where the bytes are no module, are invalid or exceed the limits
     */
    ModuleInfo inspect(byte[] wasm, ModuleLimits limits);

    /**
     * Parses, validates and compiles, or takes the code from the cache.
     *
     * @throws ModuleException where the bytes are no module, are invalid, use an unsupported feature or exceed the limits
     */
    CoreModule compile(byte[] wasm, CompileOptions options);

    /** A memory of the host's own making, to be given to an instance as an import. */
    Memory memory(MemoryType type, InstanceConfig config);

    /** A table of the host's own making; every element is null. */
    Table table(TableType type);

    /** A global of the host's own making. */
    Global global(GlobalType type, Object value);

    /**
     * Makes a region that memories of this engine's instances can share; its bytes count against the node's.
     *
     * @param bytes rounded up to whole pages of the machine
     * @return empty where the engine or the machine cannot
     * @throws Trap where the node has no memory left
     */
    Optional<SharedRegion> sharedRegion(long bytes);

    /** How many compiled modules its cache gave up for want of room. */
    long droppedCode();

    @Override
    void close();
}
