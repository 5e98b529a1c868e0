package dev.mote.component.runtime;

import java.util.List;
import java.util.Optional;

/**
 * What a function of the host does. Values are carried as {@code abi.Codec} says; a resource of the host is any object,
 * and one that is {@link HostResource} learns when its owner drops it.
 */
@FunctionalInterface
public interface HostFunctionBody {
    /** @return the result, present where the function's type has one */
    Optional<Object> call(HostCall call, List<?> params);
}
