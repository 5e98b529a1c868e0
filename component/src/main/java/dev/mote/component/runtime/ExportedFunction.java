package dev.mote.component.runtime;

import dev.mote.component.type.FunctionType;
import java.util.List;
import java.util.Optional;

/** A function that a component exports, in whichever of its instances. Immutable. */
public final class ExportedFunction {
    private final Callee callee;
    private final FunctionType type;

    ExportedFunction(Callee callee, FunctionType type) {
        this.callee = callee;
        this.type = type;
    }

    public FunctionType type() {
        return type;
    }

    /**
     * Calls the function; values are carried as {@code abi.Codec} says. After a trap the instance takes no more calls.
     *
     * @param instance of the component that exports this function
     * @return the result, present where the function's type has one
     */
    public Optional<Object> call(ComponentInstance instance, List<?> arguments) {
        return callee.call(instance.store(), Optional.empty(), arguments);
    }
}
