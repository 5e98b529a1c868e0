package dev.mote.component.binary;

import java.util.Locale;

/** The index spaces of a component. */
public enum Sort {
    CORE_FUNC,
    CORE_TABLE,
    CORE_MEMORY,
    CORE_GLOBAL,
    CORE_TAG,
    CORE_TYPE,
    CORE_MODULE,
    CORE_INSTANCE,
    FUNC,
    VALUE,
    TYPE,
    COMPONENT,
    INSTANCE;

    /** What such a thing is called in a message, as {@code core func}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static Sort read(ByteCursor in) {
        int at = in.position();
        return switch (in.u8()) {
            case 0x00 -> readCore(in);
            case 0x01 -> FUNC;
            case 0x02 -> VALUE;
            case 0x03 -> TYPE;
            case 0x04 -> COMPONENT;
            case 0x05 -> INSTANCE;
            default -> throw Refusal.malformed(at, "invalid leading byte for a sort");
        };
    }

    static Sort readCore(ByteCursor in) {
        int at = in.position();
        return switch (in.u8()) {
            case 0x00 -> CORE_FUNC;
            case 0x01 -> CORE_TABLE;
            case 0x02 -> CORE_MEMORY;
            case 0x03 -> CORE_GLOBAL;
            case 0x04 -> CORE_TAG;
            case 0x10 -> CORE_TYPE;
            case 0x11 -> CORE_MODULE;
            case 0x12 -> CORE_INSTANCE;
            default -> throw Refusal.malformed(at, "invalid leading byte for a core sort");
        };
    }
}
