package dev.mote.component.binary;

import dev.mote.engine.FuncType;
import dev.mote.engine.ValueType;
import java.util.Optional;
import java.util.OptionalInt;

/** A canonical definition. */
public sealed interface CanonSyntax {
    record Lift(int coreFunction, CanonOptions options, int type) implements CanonSyntax {}

    record Lower(int function, CanonOptions options) implements CanonSyntax {}

    record ResourceNew(int type) implements CanonSyntax {}

    record ResourceDrop(int type, boolean async) implements CanonSyntax {}

    record ResourceRep(int type) implements CanonSyntax {}

    /** Delivers the result of an asynchronous function. */
    record TaskReturn(Optional<TypeRef> result, CanonOptions options) implements CanonSyntax {}

    /** Reads or writes one of the two words that each task has for its own use. */
    record Context(boolean writes, ValueType type, int slot) implements CanonSyntax {}

    /** Counts up or down how often an instance asked its callers to wait. */
    record Backpressure(int step) implements CanonSyntax {}

    /**
     * A built-in of the asynchronous ABI: known by name and type, so that components that never call it still load.
     *
     * @param carried the type of the stream or future that it handles
     */
    record AsyncBuiltin(String name, FuncType type, OptionalInt carried, CanonOptions options) implements CanonSyntax {}
}
