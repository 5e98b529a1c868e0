package dev.mote.component.binary;

import java.util.Optional;

/**
 * The name of an import or an export with its attributes.
 *
 * @param implemented the interface that a plainly named instance implements
 * @param versionSuffix what a canonicalised version left out
 * @param externalId a name for the outside, with no meaning here
 */
public record ExternName(
        String name, Optional<String> implemented, Optional<String> versionSuffix, Optional<String> externalId) {
    public static ExternName of(String name) {
        return new ExternName(name, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
