package dev.mote.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What is offered to a module, by module name and name. Immutable; made once per version and shared by its instances. */
public final class Imports {
    private record Key(String module, String name) {}

    private final Map<Key, Extern> externs;

    private Imports(Map<Key, Extern> externs) {
        this.externs = Map.copyOf(externs);
    }

    public static Imports none() {
        return new Builder().build();
    }

    public static Builder builder() {
        return new Builder();
    }

    public Optional<Extern> find(String module, String name) {
        return Optional.ofNullable(externs.get(new Key(module, name)));
    }

    /** Collects imports; a later entry of the same name replaces the earlier one. */
    public static final class Builder {
        private final Map<Key, Extern> externs = new HashMap<>();

        private Builder() {}

        public Builder add(String module, String name, Extern extern) {
            externs.put(new Key(module, name), extern);
            return this;
        }

        public Imports build() {
            return new Imports(externs);
        }
    }
}
