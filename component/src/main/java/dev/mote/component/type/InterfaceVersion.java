package dev.mote.component.type;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version in the name of an interface: a semantic version in full, or the part of one that compatible versions share
 * (the major number, or for versions before 1.0.0 what comes up to the first number that is not zero).
 */
final class InterfaceVersion {
    private static final String NUMBER = "(0|[1-9]\\d*)";
    /** Possessive, so that a long name costs no stack. */
    private static final String LABELS = "[0-9A-Za-z-]++(?:\\.[0-9A-Za-z-]++)*+";

    private static final Pattern FULL =
            Pattern.compile(NUMBER + "\\." + NUMBER + "\\." + NUMBER + "(-" + LABELS + ")?(\\+" + LABELS + ")?");
    private static final Pattern TRACK = Pattern.compile("[1-9]\\d*|0\\.[1-9]\\d*|0\\.0\\." + NUMBER);

    private InterfaceVersion() {}

    static boolean isValid(String version) {
        return FULL.matcher(version).matches() || TRACK.matcher(version).matches();
    }

    /** Refuses a suffix unless version and suffix together are a full version, split where it must be. */
    static void checkSuffix(Faults faults, String version, String suffix) {
        String full = version + suffix;
        Matcher matcher = FULL.matcher(full);
        faults.require(matcher.matches(), "invalid interface version `" + full + "`");
        faults.require(
                version.equals(track(matcher)), "`" + version + "` is not the canonical version of `" + full + "`");
    }

    private static String track(Matcher full) {
        String major = full.group(1);
        String minor = full.group(2);
        String numbers = major + "." + minor + "." + full.group(3);
        if (full.group(4) != null) {
            return numbers + full.group(4);
        }
        if (!major.equals("0")) {
            return major;
        }
        return minor.equals("0") ? numbers : major + "." + minor;
    }
}
