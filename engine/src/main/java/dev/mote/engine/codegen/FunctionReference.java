package dev.mote.engine.codegen;

import dev.mote.engine.FuncType;
import dev.mote.engine.GuestFunction;
import dev.mote.engine.HostFunction;
import dev.mote.engine.Trap;
import dev.mote.engine.TrapCode;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * A function as a value: an element of a table, a funcref, an export. One object stands for one function of one
 * instance, so that references compare by identity. Used by the thread that runs the guest.
 */
public final class FunctionReference implements GuestFunction {
    /** The code of a function that no instance defines. */
    static final int HOST = -1;

    /** The instance that defines the function, or the one that a function of the host was given to. */
    public final GuestInstance owner;

    /** The place among the functions of its instance that can be called indirectly. */
    public final int code;

    private final FuncType type;
    private final GuestType definition;
    private final Optional<HostFunction> host;
    private MethodHandle direct;

    private FunctionReference(
            GuestInstance owner, int code, FuncType type, GuestType definition, Optional<HostFunction> host) {
        this.owner = owner;
        this.code = code;
        this.type = type;
        this.definition = definition;
        this.host = host;
    }

    static FunctionReference guest(GuestInstance owner, int code, FuncType type, GuestType definition) {
        return new FunctionReference(owner, code, type, definition, Optional.empty());
    }

    /** @param definition the type under which the guest imports it */
    static FunctionReference host(GuestInstance caller, HostFunction function, GuestType definition) {
        return new FunctionReference(caller, HOST, function.type(), definition, Optional.of(function));
    }

    /** The function that a value refers to. Called by generated code. */
    public static FunctionReference of(Object reference) {
        if (reference == null) {
            throw new Trap(TrapCode.NULL_REFERENCE);
        }
        return (FunctionReference) reference;
    }

    /** The type that the module of the function gave it. */
    GuestType definition() {
        return definition;
    }

    /** Whether the instance defines the function itself. */
    boolean isOwnOf(GuestInstance instance) {
        return owner.equals(instance) && code != HOST;
    }

    @Override
    public FuncType type() {
        return type;
    }

    @Override
    public MethodHandle handle() {
        return host.map(function -> function.handle().bindTo(owner))
                .orElseGet(() -> owner.code().boundary(code).bindTo(owner));
    }

    @Override
    public Object[] call(Object... arguments) {
        Object result;
        try {
            result = host.isPresent()
                    ? handle().invokeWithArguments(arguments)
                    : owner.code().boxed(code).invokeExact(owner, arguments);
        } catch (Throwable e) {
            throw Values.unchecked(e);
        }
        return switch (type.results().size()) {
            case 0 -> new Object[0];
            case 1 -> new Object[] {result};
            default -> (Object[]) result;
        };
    }

    /** The function for a caller inside guest code: its own types, traps as the JVM throws them. */
    MethodHandle direct() {
        if (direct == null) {
            direct = host.map(function -> function.handle().bindTo(owner))
                    .orElseGet(() -> owner.code().direct(code).bindTo(owner));
        }
        return direct;
    }
}
