package dev.mote.component.binary;

import dev.mote.engine.FuncType;
import java.util.Optional;

/** A canonical definition. */
public sealed interface CanonSyntax {
    record Lift(int coreFunction, CanonOptions options, int type) implements CanonSyntax {}

    record Lower(int function, CanonOptions options) implements CanonSyntax {}

    record ResourceNew(int type) implements CanonSyntax {}

    record ResourceDrop(int type, boolean async) implements CanonSyntax {}

    record ResourceRep(int type) implements CanonSyntax {}

    /** Delivers the result of an asynchronous function. */
    record TaskReturn(Optional<TypeRef> result, CanonOptions options) implements CanonSyntax {}

    /** A built-in of the asynchronous ABI: known by name and type, so that components that never call it still load. */
    record AsyncBuiltin(String name, FuncType type) implements CanonSyntax {}
}
