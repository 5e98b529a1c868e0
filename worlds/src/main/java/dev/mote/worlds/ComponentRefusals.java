package dev.mote.worlds;

import dev.mote.component.ComponentException;
import dev.mote.engine.ModuleException;
import java.util.function.Supplier;

/** Tells a component's faults in the words that other rooms know for modules. */
final class ComponentRefusals {
    private ComponentRefusals() {}

    static <T> T translated(Supplier<T> step) {
        try {
            return step.get();
        } catch (ComponentException e) {
            throw new ModuleException(code(e.code()), e.getMessage(), e.offset());
        }
    }

    private static ModuleException.Code code(ComponentException.Code code) {
        return switch (code) {
            case MALFORMED -> ModuleException.Code.MALFORMED;
            case INVALID -> ModuleException.Code.INVALID;
            case UNSUPPORTED -> ModuleException.Code.UNSUPPORTED_FEATURE;
            case TOO_COMPLEX -> ModuleException.Code.TOO_COMPLEX;
            case TOO_LARGE -> ModuleException.Code.TOO_LARGE;
            case UNKNOWN_IMPORT -> ModuleException.Code.UNKNOWN_IMPORT;
            case WRONG_IMPORT_TYPE -> ModuleException.Code.WRONG_IMPORT_TYPE;
        };
    }
}
