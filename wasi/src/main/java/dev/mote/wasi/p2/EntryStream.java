package dev.mote.wasi.p2;

import dev.mote.wasi.Errno;
import dev.mote.wasi.Folder;
import dev.mote.wasi.FolderEntry;
import dev.mote.wasi.WasiError;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/** The names of a folder, one by one; itself and the folder above are not among them. */
final class EntryStream extends GuestResource {
    private final Folder folder;
    private final OpenCount count;
    private final Queue<FolderEntry> ahead = new ArrayDeque<>();
    private long next;
    private boolean ended;

    /**
     * @param folder a handle of its own
     * @param count where one was counted for it
     */
    EntryStream(Folder folder, OpenCount count) {
        this.folder = folder;
        this.count = count;
    }

    /** The next entry; empty at the end. */
    Optional<FolderEntry> next() throws WasiError {
        while (true) {
            if (ahead.isEmpty() && !ended) {
                ahead.addAll(folder.list(next));
                ended = ahead.isEmpty();
            }
            FolderEntry entry = ahead.poll();
            if (entry == null) {
                return Optional.empty();
            }
            next = entry.next();
            if (!isDots(entry.name())) {
                return Optional.of(entry);
            }
        }
    }

    /** The name as text; a name that is none is an error of its own, and the listing goes on after it. */
    static String text(byte[] name) throws WasiError {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(name))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new WasiError(Errno.ILSEQ);
        }
    }

    private static boolean isDots(byte[] name) {
        return name.length > 0 && name.length <= 2 && name[0] == '.' && name[name.length - 1] == '.';
    }

    @Override
    protected void close() {
        folder.close();
        count.closed();
    }
}
