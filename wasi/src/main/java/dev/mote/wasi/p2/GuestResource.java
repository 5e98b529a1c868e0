package dev.mote.wasi.p2;

import dev.mote.component.runtime.HostResource;
import java.util.Optional;

/**
 * Something of the host that a guest holds a handle to. It is made known to {@link GuestResources#keep} before the guest
 * gets it. Used by the invocation's thread alone.
 */
public abstract class GuestResource implements HostResource {
    private Optional<GuestResources> keeper = Optional.empty();
    private Optional<GuestResource> parent = Optional.empty();
    private int children;

    final void keptBy(GuestResources resources, Optional<GuestResource> around) {
        keeper = Optional.of(resources);
        parent = around;
        around.ifPresent(outer -> outer.children++);
    }

    /** The guest dropped it. Traps where the guest still holds what came from it. */
    @Override
    public final void drop() {
        if (children > 0) {
            throw GuestResources.trap("a resource was dropped before what came from it");
        }
        parent.ifPresent(outer -> outer.children--);
        parent = Optional.empty();
        keeper.ifPresent(resources -> resources.forget(this));
        keeper = Optional.empty();
        close();
    }

    /** Gives back what the host holds for it; called once, at the latest when the guest ends. */
    protected void close() {}
}
