package dev.mote.component.binary;

import java.util.Locale;
import java.util.Optional;

/** The types that a component need not define. */
public enum Primitive {
    BOOL(0x7F),
    S8(0x7E),
    U8(0x7D),
    S16(0x7C),
    U16(0x7B),
    S32(0x7A),
    U32(0x79),
    S64(0x78),
    U64(0x77),
    F32(0x76),
    F64(0x75),
    CHAR(0x74),
    STRING(0x73),
    ERROR_CONTEXT(0x64);

    private final int code;

    Primitive(int code) {
        this.code = code;
    }

    /** The byte that stands for it. */
    public int code() {
        return code;
    }

    static Optional<Primitive> of(int code) {
        for (Primitive type : values()) {
            if (type.code == code) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** The name in the text format, as {@code u32}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
