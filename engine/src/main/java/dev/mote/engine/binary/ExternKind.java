package dev.mote.engine.binary;

import java.util.Locale;

/** The index spaces whose members a module imports and exports; the order is that of the binary format. */
public enum ExternKind {
    FUNCTION,
    TABLE,
    MEMORY,
    GLOBAL,
    TAG;

    /** As messages say it. */
    String noun() {
        return name().toLowerCase(Locale.ROOT);
    }
}
