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
    private static Optional<Trap> trap(Throwable thrown, GuestInstance instance) {
        return switch (thrown) {
            case StackOverflowError _ -> Optional.of(new Trap(TrapCode.STACK_EXHAUSTED));
            case OutOfMemoryError _ -> Optional.of(new Trap(TrapCode.NODE_MEMORY_EXHAUSTED));
            case ArithmeticException e when isGuests(e) -> Optional.of(new Trap(TrapCode.INTEGER_DIVIDE_BY_ZERO));
            case IndexOutOfBoundsException e when isGuests(e) -> Optional.of(new Trap(TrapCode.MEMORY_OUT_OF_BOUNDS));
            case LinkageError e -> Optional.of(internal(e, instance));
            case NullPointerException e when isGuests(e) -> Optional.of(internal(e, instance));
            case ClassCastException e when isGuests(e) -> Optional.of(internal(e, instance));
            default -> Optional.empty();
        };
    }

    private static Trap internal(Throwable thrown, GuestInstance instance) {
        instance.module().failures().log(thrown);
        return new Trap(TrapCode.INTERNAL);
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
        instance.enter();
        return instance;
    }

    static void leave(Throwable thrown, GuestInstance instance) {
        boolean paid = instance.leave();
        if (thrown != null) {
            Optional<Trap> trap = trap(thrown, instance);
            if (trap.isPresent()) {
                throw trap.get();
            }
        } else if (!paid) {
            throw new Trap(TrapCode.NODE_MEMORY_EXHAUSTED);
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
                .map(name -> name.startsWith(Names.PACKAGE) || GuestLoader.isVisible(name))
                .orElse(true);
    }
}
