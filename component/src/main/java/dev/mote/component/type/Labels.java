package dev.mote.component.type;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names of fields, cases, flags and parameters: words of one case each, joined by dashes. */
final class Labels {
    private Labels() {}

    /** Fragments of lower case or upper case letters and digits, joined by dashes; the first starts with a letter. */
    static boolean isLabel(String text) {
        if (!isFragmented(text)) {
            return false;
        }
        for (String fragment : text.split("-", -1)) {
            boolean lower = fragment.chars().anyMatch(Labels::isLower);
            boolean upper = fragment.chars().anyMatch(Labels::isUpper);
            if (fragment.isEmpty() || (lower && upper)) {
                return false;
            }
        }
        return true;
    }

    /** A label of lower case only. */
    static boolean isWords(String text) {
        return isLabel(text) && text.chars().noneMatch(Labels::isUpper);
    }

    private static boolean isFragmented(String text) {
        return !text.isEmpty()
                && (isLower(text.charAt(0)) || isUpper(text.charAt(0)))
                && text.chars().allMatch(c -> isLower(c) || isUpper(c) || (c >= '0' && c <= '9') || c == '-');
    }

    private static boolean isLower(int c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isUpper(int c) {
        return c >= 'A' && c <= 'Z';
    }

    /** Equal for labels that a language which knows neither dashes nor case could not tell apart. */
    static String key(String label) {
        return label.replace("-", "").toLowerCase(Locale.ROOT);
    }

    static void check(Faults faults, String what, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            faults.require(!name.isEmpty(), what + " name cannot be empty");
            faults.require(isLabel(name), what + " name `" + name + "` is not in kebab case");
            faults.require(
                    seen.add(key(name)), what + " name `" + name + "` conflicts with previous " + what + " name");
        }
    }
}
