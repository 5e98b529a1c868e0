package dev.mote.engine;

import java.util.Optional;

/**
 * One instantiation of a module: its own memories, tables and globals. Used by one thread at a time; closing it gives
 * its memory back to the node and is safe to repeat.
 */
public interface CoreInstance extends AutoCloseable {
    CoreModule module();

    Optional<Extern> export(String name);

    /** The exported function of that name. */
    default Optional<GuestFunction> function(String name) {
        return export(name).filter(GuestFunction.class::isInstance).map(GuestFunction.class::cast);
    }

    /** Memory 0, imported or defined; a trap where the module has none. */
    Memory memory();

    /** What {@link InstanceConfig#host} holds. */
    <T> T host(Class<T> type);

    /** The run this instance belongs to. */
    Run run();

    /** Takes the state of this instance, which must not be inside a call. */
    Snapshot snapshot();

    @Override
    void close();
}
