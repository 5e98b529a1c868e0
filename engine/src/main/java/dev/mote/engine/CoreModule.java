package dev.mote.engine;

/** A module parsed, validated and compiled once; any number of threads instantiate it. */
public interface CoreModule extends AutoCloseable {
    ModuleInfo info();

    CompileReport report();

    /**
     * Makes an instance: links, fills memories and tables, runs the start function.
     *
     * @throws ModuleException where an import is missing or of another type
     * @throws Trap where initialisation traps
     * @throws Stopped where the run is stopped meanwhile
     */
    CoreInstance instantiate(Imports imports, InstanceConfig config);

    /** Makes an instance that starts in the state of a snapshot of this same module; no guest code runs. */
    CoreInstance instantiate(Snapshot snapshot, Imports imports, InstanceConfig config);

    /** Whether making an instance runs code of the module. */
    default boolean runsAtStart() {
        return true;
    }

    /** Compiles now what would otherwise be compiled when it is first called. */
    default void compileAll() {}

    /** Drops the compiled code; instances that live go on. */
    @Override
    void close();
}
