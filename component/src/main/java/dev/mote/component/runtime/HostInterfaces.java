package dev.mote.component.runtime;

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
