package dev.mote.engine.codegen;

import dev.mote.engine.CoreInstance;
import dev.mote.engine.HostFunction;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/** What an imported function is. */
sealed interface LinkedFunction {
    /** The function with the calling instance in front of its parameters. */
    MethodHandle handle();

    /**
     * The function as a value in the instance that imports it.
     *
     * @param definition the type under which it is imported
     */
    FunctionReference reference(GuestInstance importer, GuestType definition);

    /** A function of the host. */
    record OfHost(HostFunction function) implements LinkedFunction {
        @Override
        public MethodHandle handle() {
            return function.handle();
        }

        @Override
        public FunctionReference reference(GuestInstance importer, GuestType definition) {
            return FunctionReference.host(importer, function, definition);
        }
    }

    /** A function of another instance. */
    record OfGuest(FunctionReference function) implements LinkedFunction {
        @Override
        public MethodHandle handle() {
            return MethodHandles.dropArguments(function.direct(), 0, CoreInstance.class);
        }

        @Override
        public FunctionReference reference(GuestInstance importer, GuestType definition) {
            return function;
        }
    }
}
