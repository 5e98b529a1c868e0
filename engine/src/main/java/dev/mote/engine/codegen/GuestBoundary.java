package dev.mote.engine.codegen;

import static java.lang.invoke.MethodType.methodType;

import dev.mote.engine.Trap;
import dev.mote.engine.TrapCode;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where the host calls a guest: keeps the instance open meanwhile, and turns what the JVM threw inside generated code
 * into traps.
 */
final class GuestBoundary {
    private static final MethodHandle ENTER;
    private static final MethodHandle LEAVE;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            ENTER = lookup.findStatic(
                    GuestBoundary.class, "enter", methodType(GuestInstance.class, GuestInstance.class));
            LEAVE = lookup.findStatic(
                    GuestBoundary.class, "leave", methodType(void.class, Throwable.class, GuestInstance.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private GuestBoundary() {}

    /** @param function takes the instance first */
    static MethodHandle wrap(MethodHandle function) {
        MethodHandle guarded =
                MethodHandles.tryFinally(function, cleanup(function.type().returnType()));
        return MethodHandles.filterArguments(guarded, 0, ENTER);
    }

    /** What the guest's end is called; empty where it is not the guest's doing. */
    static Optional<Trap> trap(Throwable thrown) {
        return switch (thrown) {
            case StackOverflowError _ -> Optional.of(new Trap(TrapCode.STACK_EXHAUSTED));
            case ArithmeticException e when isGuests(e) -> Optional.of(new Trap(TrapCode.INTEGER_DIVIDE_BY_ZERO));
            case IndexOutOfBoundsException e when isGuests(e) -> Optional.of(new Trap(TrapCode.MEMORY_OUT_OF_BOUNDS));
            default -> Optional.empty();
        };
    }

    private static MethodHandle cleanup(Class<?> result) {
        if (result == void.class) {
            return LEAVE;
        }
        MethodHandle leaveThenReturn = MethodHandles.foldArguments(
                MethodHandles.dropArguments(MethodHandles.identity(result), 0, Throwable.class, GuestInstance.class),
                LEAVE);
        MethodType type = methodType(result, Throwable.class, result, GuestInstance.class);
        return MethodHandles.permuteArguments(leaveThenReturn, type, 0, 2, 1);
    }

    static GuestInstance enter(GuestInstance instance) {
        instance.retain();
        return instance;
    }

    static void leave(Throwable thrown, GuestInstance instance) {
        instance.release();
        if (thrown != null) {
            Optional<Trap> trap = trap(thrown);
            if (trap.isPresent()) {
                throw trap.get();
            }
        }
    }

    /**
     * Whether generated code or one of its helpers failed, and not a function of the host. HotSpot leaves the trace out
     * when compiled code fails often, and only guest code does that here.
     */
    private static boolean isGuests(RuntimeException thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .map(StackTraceElement::getClassName)
                .filter(name -> !name.startsWith("java.") && !name.startsWith("jdk."))
                .findFirst()
                .map(name -> name.startsWith(Names.PACKAGE) || name.endsWith("Access") || name.endsWith("IntegerMath"))
                .orElse(true);
    }
}
