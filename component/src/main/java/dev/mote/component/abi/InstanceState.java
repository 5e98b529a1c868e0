package dev.mote.component.abi;

import java.util.Optional;

/** What a component instance is besides its core instances. Used by one thread. */
public final class InstanceState {
    private static final int MOST_BACKPRESSURE = (1 << 16) - 1;

    private final int number;
    private final Optional<InstanceState> parent;
    private final ValueBudget values;
    private final HandleTable handles = new HandleTable();
    private int backpressure;
    private boolean mayEnter = true;
    private boolean mayLeave = true;

    /** @param values of all instances that run together */
    public InstanceState(int number, Optional<InstanceState> parent, ValueBudget values) {
        this.number = number;
        this.parent = parent;
        this.values = values;
    }

    ValueBudget values() {
        return values;
    }

    public int number() {
        return number;
    }

    public HandleTable handles() {
        return handles;
    }

    /**
     * Marks this instance, and those around it that the caller is not inside of, as entered.
     *
     * @param caller empty for the host
     */
    public void enter(Optional<InstanceState> caller) {
        for (InstanceState at = this; !at.encloses(caller); at = at.parent.orElseThrow()) {
            AbiTrap.when(!at.mayEnter, "cannot enter component instance");
            at.mayEnter = false;
            if (at.parent.isEmpty()) {
                return;
            }
        }
    }

    public void exit(Optional<InstanceState> caller) {
        for (InstanceState at = this; !at.encloses(caller); at = at.parent.orElseThrow()) {
            at.mayEnter = true;
            if (at.parent.isEmpty()) {
                return;
            }
        }
    }

    private boolean encloses(Optional<InstanceState> caller) {
        InstanceState at = caller.orElse(null);
        while (at != null && at != this) {
            at = at.parent.orElse(null);
        }
        return at == this;
    }

    public void addBackpressure(int step) {
        backpressure += step;
        AbiTrap.when(backpressure < 0 || backpressure > MOST_BACKPRESSURE, "backpressure counter overflow");
    }

    public void checkMayLeave() {
        AbiTrap.when(!mayLeave, "cannot leave component instance");
    }

    public void mayLeave(boolean allowed) {
        mayLeave = allowed;
    }
}
