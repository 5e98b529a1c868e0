package dev.mote.local;

import dev.mote.platform.ErrorCode;
import dev.mote.platform.MoteException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The file that holds an object: its key, with every byte escaped that a file system might take for something else. */
final class ObjectFileName {
    /** What file systems allow. */
    private static final int LONGEST = 255;

    private ObjectFileName() {}

    /** @throws MoteException INVALID_NAME where the key is too long for a file's name */
    static String of(String key) {
        StringBuilder name = new StringBuilder();
        for (byte b : key.getBytes(StandardCharsets.UTF_8)) {
            boolean dot = b == '.' && !name.isEmpty();
            if (dot || b == '-' || b == '_' || (b >= 0 && Character.isLetterOrDigit(b))) {
                name.append((char) b);
            } else {
                name.append('%').append(String.format("%02X", b & 0xff));
            }
        }
        if (name.length() > LONGEST) {
            throw new MoteException(
                    ErrorCode.INVALID_NAME,
                    "The file name has " + name.length() + " bytes when escaped, and " + LONGEST + " are allowed.");
        }
        return name.toString();
    }

    static String key(String name) {
        ByteArrayOutputStream key = new ByteArrayOutputStream();
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) == '%') {
                key.write(Integer.parseInt(name, i + 1, i + 3, 16));
                i += 2;
            } else {
                key.write(name.charAt(i));
            }
        }
        return key.toString(StandardCharsets.UTF_8);
    }
}
