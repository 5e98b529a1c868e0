package dev.mote.component.type;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an instance exports.
 *
 * @param resources resource types that are any, as far as this type knows; empty for an instance that exists
 */
public record InstanceType(Map<String, Extern> exports, List<ResourceType> resources) implements Type {
    public InstanceType {
        exports = Collections.unmodifiableMap(new LinkedHashMap<>(exports));
        resources = List.copyOf(resources);
    }

    @Override
    public String kind() {
        return "instance";
    }
}
