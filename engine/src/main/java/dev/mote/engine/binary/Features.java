package dev.mote.engine.binary;

import dev.mote.engine.Feature;
import java.util.EnumSet;
import java.util.Set;

/** What one module may use and what it has used so far. */
final class Features {
    private final EnumSet<Feature> allowed = EnumSet.noneOf(Feature.class);
    private final EnumSet<Feature> used = EnumSet.noneOf(Feature.class);

    Features(Set<Feature> allowed) {
        this.allowed.addAll(allowed);
    }

    boolean allows(Feature feature) {
        return allowed.contains(feature);
    }

    /** Notes that the module uses a feature. */
    void use(Feature feature, int offset) {
        if (!allowed.contains(feature)) {
            throw Refusal.unsupported(offset, feature);
        }
        used.add(feature);
    }

    /** Those that were used until now; a copy. */
    Set<Feature> used() {
        return EnumSet.copyOf(used);
    }
}
