package dev.mote.component.runtime;

import java.util.Arrays;
import java.util.Optional;

/** The name of an interface, taken apart: a version is compatible with others of its track, {@code 0.2} or {@code 1}. */
record InterfaceName(String base, Optional<String> version) {
    static InterfaceName parse(String name) {
        int at = name.indexOf('@');
        return at < 0
                ? new InterfaceName(name, Optional.empty())
                : new InterfaceName(name.substring(0, at), Optional.of(name.substring(at + 1)));
    }

    /** Whether an import of this name may be met by an interface of the other; one without a version takes any. */
    boolean accepts(InterfaceName offered) {
        return base.equals(offered.base)
                && (version.isEmpty()
                        || offered.version.isEmpty()
                        || track(version.get()).equals(track(offered.version.get())));
    }

    private static String track(String version) {
        if (version.contains("-")) {
            return version;
        }
        String[] parts = version.split("\\+", 2)[0].split("\\.", -1);
        if (!parts[0].equals("0")) {
            return parts[0];
        }
        if (parts.length > 1 && !parts[1].equals("0")) {
            return "0." + parts[1];
        }
        return version;
    }

    /** Orders versions of one track; an interface without a version comes first. */
    static int compareVersions(InterfaceName one, InterfaceName other) {
        return Arrays.compare(numbers(one), numbers(other));
    }

    private static int[] numbers(InterfaceName name) {
        return Arrays.stream(name.version.orElse("").split("[^0-9]+"))
                .filter(digits -> !digits.isEmpty() && digits.length() < 9)
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}
