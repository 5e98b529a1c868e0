package dev.mote.engine;

import java.util.OptionalLong;

/** A module that was refused, before any of its code ran. The message names the part; the code is stable. */
public final class ModuleException extends RuntimeException {
    /** Why a module is refused. */
    public enum Code {
        MALFORMED("module.malformed"),
        INVALID("module.invalid"),
        UNSUPPORTED_FEATURE("module.unsupported-feature"),
        TOO_COMPLEX("module.too-complex"),
        TOO_LARGE("module.too-large"),
        MEMORY_TOO_LARGE("module.memory-too-large"),
        NOT_A_CORE_MODULE("module.not-a-core-module"),
        UNKNOWN_IMPORT("module.unknown-import"),
        WRONG_IMPORT_TYPE("module.wrong-import-type");

        private final String id;

        Code(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }
    }

    private final Code code;
    private final OptionalLong offset;

    public ModuleException(Code code, String message) {
        this(code, message, OptionalLong.empty());
    }

    /** @param offset where in the bytes the fault is */
    public ModuleException(Code code, String message, OptionalLong offset) {
        super(message, null, false, false);
        this.code = code;
        this.offset = offset;
    }

    public Code code() {
        return code;
    }

    public OptionalLong offset() {
        return offset;
    }
}
