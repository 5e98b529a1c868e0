package dev.mote.component.runtime;

import dev.mote.component.type.ComponentType;
import dev.mote.engine.Feature;
import dev.mote.engine.ModuleInfo;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a component is, read from its bytes.
 *
 * @param features that its core modules use
 * @param functions functions that its core modules define
 * @param largestFunction size in bytes of the longest function body
 */
public record ComponentInfo(ComponentType type, Set<Feature> features, int functions, int largestFunction) {
    public ComponentInfo {
        features = Set.copyOf(features);
    }

    static ComponentInfo of(ComponentType type, Collection<ModuleInfo> modules) {
        Set<Feature> features = EnumSet.noneOf(Feature.class);
        modules.forEach(module -> features.addAll(module.features()));
        return new ComponentInfo(
                type,
                features,
                modules.stream().mapToInt(ModuleInfo::functions).sum(),
                modules.stream().mapToInt(ModuleInfo::largestFunction).max().orElse(0));
    }
}
