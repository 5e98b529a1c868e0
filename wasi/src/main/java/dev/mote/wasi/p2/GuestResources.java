package dev.mote.wasi.p2;

import dev.mote.engine.Trap;
import dev.mote.engine.TrapCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What one guest holds of the host; bounded, and given back when the guest ends. Used by the invocation's thread alone. */
public final class GuestResources implements AutoCloseable {
    /** Handles to the host's resources that a guest has at once. */
    static final int MOST = 16_384;

    private final Set<GuestResource> open = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Takes a resource over; traps where the guest holds too many. */
    public <T extends GuestResource> T keep(T resource) {
        return keep(resource, Optional.empty());
    }

    /** The same for one that comes from another, which the guest must not drop before. */
    public <T extends GuestResource> T keep(T resource, GuestResource parent) {
        return keep(resource, Optional.of(parent));
    }

    private <T extends GuestResource> T keep(T resource, Optional<GuestResource> parent) {
        if (open.size() >= MOST) {
            resource.close();
            throw trap("the guest holds more than " + MOST + " resources");
        }
        open.add(resource);
        resource.keptBy(this, parent);
        return resource;
    }

    void forget(GuestResource resource) {
        open.remove(resource);
    }

    /** The end of a guest that used a resource in a way that its interface forbids. */
    public static Trap trap(String message) {
        return new Trap(TrapCode.HOST_FUNCTION, message);
    }

    @Override
    public void close() {
        List<GuestResource> left = new ArrayList<>(open);
        open.clear();
        left.forEach(GuestResource::close);
    }
}
