package dev.mote.component.type;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a component imports and exports.
 *
 * @param imported resource types that whoever instantiates the component chooses
 * @param created resource types that each instantiation makes anew
 */
public record ComponentType(
        Map<String, Extern> imports,
        Map<String, Extern> exports,
        List<ResourceType> imported,
        List<ResourceType> created)
        implements Type {
    public ComponentType {
        imports = Collections.unmodifiableMap(new LinkedHashMap<>(imports));
        exports = Collections.unmodifiableMap(new LinkedHashMap<>(exports));
        imported = List.copyOf(imported);
        created = List.copyOf(created);
    }

    @Override
    public String kind() {
        return "component";
    }
}
