package dev.mote.engine;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The functions that are offered to guests under one module name. Immutable. */
public final class Offers {
    private static final MethodHandle NEW_TRAP = newTrap();

    private final Map<String, HostFunction> functions;

    private Offers(Map<String, HostFunction> functions) {
        this.functions = Map.copyOf(functions);
    }

    /**
     * Collects the methods marked {@link Offer}.
     *
     * @param lookup of the room that the classes belong to, as they need not be public
     */
    public static Offers of(MethodHandles.Lookup lookup, Class<?>... classes) {
        initialise(lookup, classes);
        Map<String, HostFunction> functions = new HashMap<>();
        for (Class<?> type : classes) {
            for (Method method : type.getDeclaredMethods()) {
                Offer offer = method.getAnnotation(Offer.class);
                if (offer != null && functions.put(offer.value(), function(lookup, method)) != null) {
                    throw new IllegalArgumentException(offer.value() + " is offered twice");
                }
            }
        }
        return new Offers(functions);
    }

    public Optional<HostFunction> find(String name) {
        return Optional.ofNullable(functions.get(name));
    }

    public Set<String> names() {
        return new TreeSet<>(functions.keySet());
    }

    /**
     * Initialises classes that host functions use. A guest may call them with next to no stack left; an initialisation
     * that fails then would leave the class unusable for everybody.
     */
    public static void initialise(MethodHandles.Lookup lookup, Class<?>... classes) {
        for (Class<?> type : classes) {
            try {
                lookup.ensureInitialized(type);
            } catch (IllegalAccessException e) {
                throw new IllegalArgumentException(type + " cannot be used by host functions", e);
            }
        }
    }

    /** A function of any type that ends its caller. */
    public static HostFunction trap(FuncType type, String message) {
        MethodType plain = type.methodType();
        MethodHandle trap = MethodHandles.insertArguments(NEW_TRAP, 0, TrapCode.MISSING_IMPORT, message);
        MethodHandle refuse =
                MethodHandles.foldArguments(MethodHandles.throwException(plain.returnType(), Trap.class), trap);
        MethodType full = plain.insertParameterTypes(0, CoreInstance.class);
        return new HostFunction(type, MethodHandles.dropArguments(refuse, 0, full.parameterArray()));
    }

    private static HostFunction function(MethodHandles.Lookup lookup, Method method) {
        try {
            return HostFunction.of(lookup.unreflect(method));
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException(method + " cannot be offered", e);
        }
    }

    private static MethodHandle newTrap() {
        try {
            return MethodHandles.publicLookup()
                    .findConstructor(Trap.class, MethodType.methodType(void.class, TrapCode.class, String.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
