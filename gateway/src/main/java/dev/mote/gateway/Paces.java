package dev.mote.gateway;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The pace of what was asked for lately: one for each route of an application, one for each address of the node's own.
 * Any thread may call. Two that meet in one place push each other out; they are then unknown again.
 */
final class Paces {
    private static final int PLACES = 1 << 10;

    private final AtomicReferenceArray<Pace> places = new AtomicReferenceArray<>(PLACES);

    Pace of(Route route, String path) {
        String at = route.ofApplication() ? "" : path;
        int place = (System.identityHashCode(route) + at.hashCode()) & (PLACES - 1);
        Pace known = places.get(place);
        if (known != null && known.isOf(route, at)) {
            return known;
        }
        Pace fresh = new Pace(route, at);
        places.set(place, fresh);
        return fresh;
    }
}
