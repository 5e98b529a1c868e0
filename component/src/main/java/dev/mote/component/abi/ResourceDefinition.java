package dev.mote.component.abi;

import dev.mote.component.type.ResourceType;
import java.util.OptionalInt;

/**
 * A resource type as it is when a component runs: the host's, or one that an instance inside of the component defines.
 *
 * @param owner number of the component instance that defines it; empty for the host's
 * @param destructor number of the core function that ends a resource
 */
public record ResourceDefinition(ResourceType type, OptionalInt owner, OptionalInt destructor) {
    boolean isOwnedBy(InstanceState instance) {
        return owner.isPresent() && owner.getAsInt() == instance.number();
    }
}
