package dev.mote.manifest;

import dev.mote.platform.Limit;
import dev.mote.platform.LimitValues;
import dev.mote.platform.Limits;
import dev.mote.platform.MoteException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads a table of limits. */
final class LimitsSection {
    private LimitsSection() {}

    /** @param functionsOnly whether limits of the node are out of place */
    static Limits read(Section section, boolean functionsOnly) {
        Limits limits = Limits.defaults();
        List<String> known = Arrays.stream(Limit.values())
                .filter(limit -> !functionsOnly || limit.scope() == Limit.Scope.FUNCTION)
                .map(Limit::key)
                .toList();
        for (String key : section.keys()) {
            Optional<Limit> limit = Limit.byKey(key).filter(found -> known.contains(found.key()));
            if (limit.isEmpty()) {
                section.problem(
                        key, "'" + key + "' is no limit of " + section.name() + "." + Suggestion.sentence(key, known));
                continue;
            }
            Object value = section.raw(key);
            if (!(value instanceof String) && !(value instanceof Long)) {
                section.problem(key, "The limit '" + key + "' is a text with a unit, or a whole number.");
                continue;
            }
            try {
                limits = limits.with(limit.get(), LimitValues.parse(limit.get(), value.toString()));
            } catch (MoteException e) {
                section.problem(key, e.getMessage());
            }
        }
        return limits;
    }
}
