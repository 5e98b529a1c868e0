package dev.mote.gateway;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a Range header asks of a file. */
sealed interface ByteRange {
    /** Bytes from the first on. */
    record Part(long first, long length, long size) implements ByteRange {
        boolean isWhole() {
            return length == size;
        }

        /** The Content-Range header's value. */
        String header() {
            return "bytes " + first + "-" + (first + length - 1) + "/" + size;
        }
    }

    /** Nothing of the file lies in the range. */
    record Unsatisfiable() implements ByteRange {}

    /** One range; several at once are answered with the whole file, as HTTP allows. */
    Pattern FORM = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

    static ByteRange whole(long size) {
        return new Part(0, size, size);
    }

    static ByteRange parse(String header, long size) {
        Matcher matcher = FORM.matcher(header.strip());
        if (!matcher.matches()
                || (matcher.group(1).isEmpty() && matcher.group(2).isEmpty())) {
            return whole(size);
        }
        if (matcher.group(1).isEmpty()) {
            long last = Math.min(size, Long.parseLong(matcher.group(2)));
            return last == 0 ? new Unsatisfiable() : new Part(size - last, last, size);
        }
        long first = Long.parseLong(matcher.group(1));
        long end = matcher.group(2).isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(matcher.group(2)));
        if (first >= size) {
            return new Unsatisfiable();
        }
        // An end before the start is no range at all, and is ignored.
        return end < first ? whole(size) : new Part(first, end - first + 1, size);
    }
}
