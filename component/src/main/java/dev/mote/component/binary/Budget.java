package dev.mote.component.binary;

import dev.mote.component.ComponentLimits;

/** Counts what a component holds against its limits. */
final class Budget {
    private final ComponentLimits limits;
    private int definitions;
    private int coreModules;
    private int depth;

    Budget(ComponentLimits limits) {
        this.limits = limits;
    }

    void definition(int at) {
        if (++definitions > limits.definitions()) {
            throw Refusal.tooComplex(at, "more than " + limits.definitions() + " definitions");
        }
    }

    void coreModule(int at) {
        if (++coreModules > limits.coreModules()) {
            throw Refusal.tooComplex(at, "more than " + limits.coreModules() + " core modules");
        }
    }

    void enter(int at) {
        if (++depth > limits.nesting()) {
            throw Refusal.tooComplex(at, "components are nested more than " + limits.nesting() + " deep");
        }
    }

    void leave() {
        depth--;
    }
}
