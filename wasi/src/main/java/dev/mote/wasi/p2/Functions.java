package dev.mote.wasi.p2;

import dev.mote.component.runtime.HostCall;
import dev.mote.component.runtime.HostFunctionBody;
import dev.mote.engine.StackReserve;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects what the functions of an interface do. Used by one thread. */
public final class Functions {
    /** A function that answers. */
    @FunctionalInterface
    public interface Answer {
        Object of(HostCall call, List<?> params);
    }

    /** A function without a result. */
    @FunctionalInterface
    public interface Action {
        void of(HostCall call, List<?> params);
    }

    private final Map<String, HostFunctionBody> bodies = new HashMap<>();

    /** A function that may open, wait or load something: it is not begun where it could run out of stack halfway. */
    public Functions answer(String name, Answer body) {
        bodies.put(name, (call, params) -> {
            StackReserve.check();
            return Optional.of(body.of(call, params));
        });
        return this;
    }

    /** As {@link #answer}, without a result. */
    public Functions action(String name, Action body) {
        bodies.put(name, (call, params) -> {
            StackReserve.check();
            body.of(call, params);
            return Optional.empty();
        });
        return this;
    }

    /** A function so short that looking for stack would cost more than it does; it opens and loads nothing. */
    public Functions quick(String name, Answer body) {
        bodies.put(name, (call, params) -> Optional.of(body.of(call, params)));
        return this;
    }

    public Map<String, HostFunctionBody> all() {
        return Map.copyOf(bodies);
    }
}
