package dev.mote.component.runtime;

import dev.mote.component.type.ComponentType;
import dev.mote.component.type.Extern;
import dev.mote.component.type.InstanceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All that a host offers to components. Immutable. */
public final class HostInterfaces {
    private final List<HostInterface> interfaces;

    private HostInterfaces(List<HostInterface> interfaces) {
        this.interfaces = List.copyOf(interfaces);
    }

    public static HostInterfaces of(List<HostInterface> interfaces) {
        return new HostInterfaces(interfaces);
    }

    public static HostInterfaces none() {
        return new HostInterfaces(List.of());
    }

    /** What a component imports and is not offered, by name. */
    public List<String> missing(ComponentType component) {
        List<String> missing = new ArrayList<>();
        component.imports().forEach((name, extern) -> {
            if (extern instanceof Extern.OfInstance(InstanceType type)) {
                Optional<HostInterface> found = find(name);
                type.exports().forEach((export, item) -> {
                    if (item instanceof Extern.OfFunction
                            && found.flatMap(known -> known.function(export)).isEmpty()) {
                        missing.add(name + "#" + export);
                    }
                });
            } else if (!(extern instanceof Extern.OfType)) {
                missing.add(name);
            }
        });
        return missing;
    }

    /** The interface of exactly that name, or else the highest version that is compatible. */
    Optional<HostInterface> find(String name) {
        InterfaceName wanted = InterfaceName.parse(name);
        Optional<HostInterface> exact = interfaces.stream()
                .filter(offered -> offered.name().equals(wanted))
                .findFirst();
        return exact.or(() -> interfaces.stream()
                .filter(offered -> wanted.accepts(offered.name()))
                .max((one, other) -> InterfaceName.compareVersions(one.name(), other.name())));
    }
}
