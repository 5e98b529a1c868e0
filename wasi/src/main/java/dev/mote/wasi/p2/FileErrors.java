package dev.mote.wasi.p2;

import dev.mote.component.wit.WitInterface;
import dev.mote.wasi.Errno;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The errors of files as {@code wasi:filesystem} numbers them. Immutable. */
final class FileErrors {
    private final Map<Errno, Integer> codes = new EnumMap<>(Errno.class);

    FileErrors(WitInterface types) {
        List<String> names = types.labels("error-code");
        for (Errno errno : Errno.values()) {
            codes.put(errno, names.indexOf(name(errno)));
        }
        if (codes.containsValue(-1)) {
            throw new IllegalStateException("an error is missing in " + names);
        }
    }

    /** What a stream of a file failed of. */
    record FileError(Errno errno) implements IoError {
        @Override
        public String debugText() {
            return name(errno).replace('-', ' ');
        }
    }

    /** The number of an error. */
    Integer code(Errno errno) {
        return codes.get(errno);
    }

    private static String name(Errno errno) {
        return switch (errno) {
            case ACCES -> "access";
            case AGAIN -> "would-block";
            case ALREADY -> "already";
            case BADF -> "bad-descriptor";
            case BUSY -> "busy";
            case DEADLK -> "deadlock";
            case DQUOT -> "quota";
            case EXIST -> "exist";
            case FBIG -> "file-too-large";
            case ILSEQ -> "illegal-byte-sequence";
            case INPROGRESS -> "in-progress";
            case INTR -> "interrupted";
            case INVAL -> "invalid";
            case ISDIR -> "is-directory";
            case LOOP -> "loop";
            case MLINK -> "too-many-links";
            case MSGSIZE -> "message-size";
            case NAMETOOLONG -> "name-too-long";
            case NODEV -> "no-device";
            case NOENT -> "no-entry";
            case NOLCK -> "no-lock";
            case NOMEM, MFILE, NFILE, NOBUFS -> "insufficient-memory";
            case NOSPC -> "insufficient-space";
            case NOTDIR -> "not-directory";
            case NOTEMPTY -> "not-empty";
            case NOTRECOVERABLE -> "not-recoverable";
            case NOTSUP, NOSYS -> "unsupported";
            case NOTTY -> "no-tty";
            case NXIO -> "no-such-device";
            case OVERFLOW -> "overflow";
            case PERM, NOTCAPABLE -> "not-permitted";
            case PIPE -> "pipe";
            case ROFS -> "read-only";
            case SPIPE -> "invalid-seek";
            case TXTBSY -> "text-file-busy";
            case XDEV -> "cross-device";
            default -> "io";
        };
    }
}
