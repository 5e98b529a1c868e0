package dev.mote.platform;

import java.util.regex.Pattern;

/** {@code user/name}. Both parts are checked; a name is decoded once, by the front, and never again. */
public record FunctionName(String user, String name) {
    private static final Pattern PART = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,62}");

    public FunctionName {
        check("user", user);
        check("function", name);
    }

    /** Reads {@code user/name}. */
    public static FunctionName parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 2) {
            throw new MoteException(
                    ErrorCode.INVALID_NAME, "'" + printable(text) + "' is not of the form user/function.");
        }
        return new FunctionName(parts[0], parts[1]);
    }

    /** Whether this can be one part of a name. */
    public static boolean isPart(String text) {
        return PART.matcher(text).matches() && !text.contains("..") && !text.endsWith(".");
    }

    /** Checks one part of a name, or an alias. */
    public static void check(String what, String text) {
        if (!isPart(text)) {
            throw new MoteException(
                    ErrorCode.INVALID_NAME, "The " + what + " name '" + printable(text) + "' is not allowed.");
        }
    }

    /** Cut and stripped of everything that could move a cursor or break a line. */
    static String printable(String text) {
        String cut = text.length() > 80 ? text.substring(0, 80) + "…" : text;
        return cut.replaceAll("[^\\x20-\\x7e]", "?");
    }

    @Override
    public String toString() {
        return user + "/" + name;
    }
}
