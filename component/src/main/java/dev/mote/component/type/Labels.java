package dev.mote.component.type;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of fields, cases, flags and parameters: words of one case each, joined by dashes. */
final class Labels {
    static final String LABEL = "[a-z][0-9a-z]*(-[0-9a-z]+)*|[A-Z][0-9A-Z]*(-[0-9A-Z]+)*";

    private static final Pattern KEBAB = Pattern.compile("([a-z][0-9a-z]*|[A-Z][0-9A-Z]*)(-([0-9a-z]+|[0-9A-Z]+))*");

    private Labels() {}

    static boolean isLabel(String text) {
        return KEBAB.matcher(text).matches();
    }

    static void check(Faults faults, String what, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            faults.require(!name.isEmpty(), what + " name cannot be empty");
            faults.require(isLabel(name), what + " name `" + name + "` is not in kebab case");
            faults.require(
                    seen.add(name.toLowerCase(Locale.ROOT)),
                    what + " name `" + name + "` conflicts with previous " + what + " name");
        }
    }
}
