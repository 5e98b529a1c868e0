package dev.mote.gateway;

/** The value of a Host header: {@code name}, {@code name:port}, {@code 1.2.3.4:port} or {@code [v6]:port}. */
final class Authority {
    private static final int LONGEST = 262;

    private Authority() {}

    static boolean isValid(String text) {
        int colon = portColon(text);
        String host = colon < 0 ? text : text.substring(0, colon);
        return text.length() <= LONGEST && isHost(host) && (colon < 0 || isPort(text.substring(colon + 1)));
    }

    /** The part without the port, of a valid value. */
    static String host(String text) {
        int colon = portColon(text);
        return colon < 0 ? text : text.substring(0, colon);
    }

    private static int portColon(String text) {
        int colon = text.lastIndexOf(':');
        return colon > text.lastIndexOf(']') ? colon : -1;
    }

    private static boolean isHost(String host) {
        boolean v6 = host.length() > 2 && host.startsWith("[") && host.endsWith("]");
        String inner = v6 ? host.substring(1, host.length() - 1) : host;
        for (int i = 0; i < inner.length(); i++) {
            if (!(v6 ? isV6(inner.charAt(i)) : isName(inner.charAt(i)))) {
                return false;
            }
        }
        return !inner.isEmpty();
    }

    private static boolean isName(char c) {
        return isLetterOrDigit(c) || c == '.' || c == '-' || c == '_';
    }

    private static boolean isV6(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') || c == ':' || c == '.';
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isPort(String port) {
        return port.length() <= 5 && port.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
