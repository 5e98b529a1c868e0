package dev.mote.conformance;

import java.util.List;
import java.util.Optional;

/**
 * A call of an exported function, or a look at an exported global.
 *
 * @param module name of the module, or the latest one
 */
record Action(Type type, Optional<String> module, String field, List<Value> args) {
    /** What is done with the export. */
    enum Type {
        INVOKE,
        GET
    }

    Action {
        args = args == null ? List.of() : List.copyOf(args);
    }

    @Override
    public String toString() {
        return field + args;
    }
}
