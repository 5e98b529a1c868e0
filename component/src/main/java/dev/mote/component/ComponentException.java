package dev.mote.component;

import java.util.OptionalLong;

/** A component that was refused, before any of its code ran. The message names the part; the code is stable. */
public final class ComponentException extends RuntimeException {
    /** Why a component is refused. */
    public enum Code {
        MALFORMED("component.malformed"),
        INVALID("component.invalid"),
        UNSUPPORTED("component.unsupported-feature"),
        TOO_COMPLEX("component.too-complex"),
        TOO_LARGE("component.too-large"),
        UNKNOWN_IMPORT("component.unknown-import"),
        WRONG_IMPORT_TYPE("component.wrong-import-type");

        private final String id;

        Code(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }
    }

    /** Names and types come from the component, which chooses how long they are. */
    private static final int LONGEST = 8_000;

    private final Code code;
    private final OptionalLong offset;

    public ComponentException(Code code, String message) {
        this(code, message, OptionalLong.empty());
    }

    /** @param offset where in the bytes the fault is */
    public ComponentException(Code code, String message, OptionalLong offset) {
        super(shortened(message), null, false, false);
        this.code = code;
        this.offset = offset;
    }

    private static String shortened(String message) {
        return message.length() > LONGEST ? message.substring(0, LONGEST) + "... (shortened)" : message;
    }

    public Code code() {
        return code;
    }

    public OptionalLong offset() {
        return offset;
    }
}
