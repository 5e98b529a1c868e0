package dev.mote.wasi;

import dev.mote.engine.Memory;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Texts in guest memory: UTF-8 with a length. */
final class GuestText {
    private static final int LONGEST = 65_536;

    private GuestText() {}

    static String read(Memory memory, int address, int length) throws WasiError {
        memory.check(address, length);
        if (Integer.compareUnsigned(length, LONGEST) > 0) {
            throw new WasiError(Errno.NAMETOOLONG);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(memory.read(address, length)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new WasiError(Errno.ILSEQ);
        }
    }
}
