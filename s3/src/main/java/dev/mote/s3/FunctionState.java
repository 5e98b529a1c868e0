package dev.mote.s3;

import dev.mote.platform.FunctionName;
import dev.mote.platform.FunctionRecord;
import dev.mote.platform.FunctionSettings;
import dev.mote.platform.FunctionVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that is kept of a function, as one object of the bucket holds it.
 *
 * @param latest the highest number that was ever given
 * @param versions newest first
 */
record FunctionState(FunctionRecord function, long latest, List<FunctionVersion> versions) {
    FunctionState {
        versions = List.copyOf(versions);
    }

    /** A first version, or the next one. */
    static FunctionState published(
            Optional<FunctionState> before,
            FunctionName name,
            String digest,
            long bytes,
            String world,
            FunctionSettings settings,
            Instant now) {
        long number = before.map(FunctionState::latest).orElse(0L) + 1;
        FunctionVersion version = new FunctionVersion(name, number, digest, bytes, world, settings, now);
        List<FunctionVersion> versions = Stream.concat(
                        Stream.of(version), before.stream().flatMap(state -> state.versions.stream()))
                .toList();
        Map<String, Long> aliases =
                before.map(state -> state.function.aliases()).orElse(Map.of());
        Instant created = before.map(state -> state.function.created()).orElse(now);
        return new FunctionState(new FunctionRecord(name, number, aliases, created, now), number, versions);
    }

    Optional<FunctionVersion> version(long number) {
        return versions.stream().filter(one -> one.number() == number).findFirst();
    }

    /** Empty where there is no such version. */
    Optional<FunctionState> withLive(long number, Instant now) {
        return version(number)
                .map(_ ->
                        with(new FunctionRecord(function.name(), number, function.aliases(), function.created(), now)));
    }

    /** Empty where there is no such version. */
    Optional<FunctionState> withAlias(String alias, long number) {
        return version(number).map(_ -> {
            Map<String, Long> aliases = new HashMap<>(function.aliases());
            aliases.put(alias, number);
            return with(aliases);
        });
    }

    /** Empty where there is no such alias. */
    Optional<FunctionState> withoutAlias(String alias) {
        Map<String, Long> aliases = new HashMap<>(function.aliases());
        return aliases.remove(alias) == null ? Optional.empty() : Optional.of(with(aliases));
    }

    /** Versions that are not among the newest, not live and not aliased; newest first. */
    List<FunctionVersion> beyond(int keep) {
        return versions.stream()
                .skip(keep)
                .filter(one -> one.number() != function.live())
                .filter(one -> !function.aliases().containsValue(one.number()))
                .toList();
    }

    FunctionState without(List<FunctionVersion> dropped) {
        List<FunctionVersion> left = new ArrayList<>(versions);
        left.removeAll(dropped);
        return new FunctionState(function, latest, left);
    }

    private FunctionState with(Map<String, Long> aliases) {
        return with(
                new FunctionRecord(function.name(), function.live(), aliases, function.created(), function.updated()));
    }

    private FunctionState with(FunctionRecord changed) {
        return new FunctionState(changed, latest, versions);
    }
}
