package dev.mote.engine.endive;

import dev.mote.engine.Run;
import dev.mote.engine.StopReason;
import dev.mote.engine.Stopped;
import dev.mote.engine.Trap;
import dev.mote.engine.TrapCode;
import dev.mote.engine.UnexpectedFailures;
import java.util.Locale;
import run.endive.runtime.WasmException;
import run.endive.runtime.WasmInterruptedException;
import run.endive.wasm.WasmEngineException;

/** Turns whatever ends a guest into what the engine's callers know. Any thread may call. */
final class Traps {
    private final UnexpectedFailures unexpected;

    Traps(UnexpectedFailures unexpected) {
        this.unexpected = unexpected;
    }

    /**
     * Loads everything that is needed when a stack has overflowed: a class whose initialisation fails for lack of stack
     * would never work again.
     */
    void load() {
        for (Throwable failure : new Throwable[] {
            new Trap(TrapCode.UNREACHABLE),
            new StackOverflowError(),
            new WasmEngineException(TrapCode.UNREACHABLE.message())
        }) {
            HostBinding.carried(failure);
            translate(failure, null);
        }
    }

    /**
     * What to throw instead of {@code failure}: a {@link Trap}, {@link Stopped}, or what a host function threw. Declared
     * as unchecked, because what a host function throws passes through guest code unchanged.
     */
    RuntimeException translate(Throwable failure, Run run) {
        return switch (failure) {
            case Trap trap -> trap;
            case Stopped stopped -> stopped;
            case HostFailure host when host.getCause() instanceof VirtualMachineError error -> translate(error, run);
            case HostFailure host -> sneaky(host.getCause());
            case WasmInterruptedException _ -> stopped(run);
            case WasmException _ -> new Trap(TrapCode.UNCAUGHT_EXCEPTION);
            case StackOverflowError _ -> new Trap(TrapCode.STACK_EXHAUSTED);
            case OutOfMemoryError _ -> new Trap(TrapCode.NODE_MEMORY_EXHAUSTED);
            case WasmEngineException endive -> new Trap(code(endive));
            default -> internal(failure);
        };
    }

    /** The interrupt came from the run's own stop, or from whoever ends the thread. */
    private static Stopped stopped(Run run) {
        return new Stopped(run.stopReason().orElse(StopReason.SHUTDOWN));
    }

    private TrapCode code(WasmEngineException failure) {
        String message =
                failure.getMessage() == null ? "" : failure.getMessage().toLowerCase(Locale.ROOT);
        if (message.contains("unreachable")) {
            return TrapCode.UNREACHABLE;
        }
        if (message.startsWith("trapped on call_ref") || message.startsWith("trapped on ref_as_non_null")) {
            return TrapCode.NULL_REFERENCE;
        }
        for (TrapCode code : TrapCode.values()) {
            if (code != TrapCode.INTERNAL && message.startsWith(code.message())) {
                return code;
            }
        }
        if (message.startsWith("null ")) {
            return TrapCode.NULL_REFERENCE;
        }
        unexpected.log(failure);
        return TrapCode.INTERNAL;
    }

    private Trap internal(Throwable failure) {
        unexpected.log(failure);
        return new Trap(TrapCode.INTERNAL);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> RuntimeException sneaky(Throwable failure) throws T {
        throw (T) failure;
    }
}
