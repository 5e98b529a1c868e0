package dev.mote.worlds;

import dev.mote.engine.Memory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The calls that a guest asked for, read from the slots it filled. A slot that cannot be honoured fails the whole call,
 * and no call is made.
 */
final class Faasm2018Chains {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9](\\.?[A-Za-z0-9_-])*\\.?");

    /** A slot that cannot be honoured, with a message for people. */
    static final class Unusable extends Exception {
        Unusable(String message) {
            super(message, null, false, false);
        }
    }

    private Faasm2018Chains() {}

    /** Reads slots in order, up to the first without a name. */
    static List<ChainedCall> scan(Memory memory, int limit) throws Unusable {
        List<ChainedCall> calls = new ArrayList<>();
        for (int slot = 0; slot < Faasm2018Layout.MAX_CHAINS; slot++) {
            int nameAt = Faasm2018Layout.CHAIN_NAMES_START + slot * Faasm2018Layout.MAX_NAME;
            byte[] name = TrailingZeros.trim(memory, nameAt, Faasm2018Layout.MAX_NAME);
            if (name.length == 0) {
                break;
            }
            if (slot >= limit) {
                throw new Unusable("The function asked for more chained calls than its limit of " + limit + ".");
            }
            int dataAt = Faasm2018Layout.CHAIN_DATA_START + slot * Faasm2018Layout.MAX_INPUT;
            byte[] data = TrailingZeros.trim(memory, dataAt, Faasm2018Layout.MAX_INPUT);
            calls.add(new ChainedCall(name(slot, name), Payload.of(data)));
        }
        return calls;
    }

    private static String name(int slot, byte[] bytes) throws Unusable {
        if (bytes.length >= Faasm2018Layout.MAX_NAME) {
            throw new Unusable("Chain slot " + slot + " holds a name of more than 31 bytes: '" + Printable.of(bytes)
                    + "'. Names longer than that run over the slots behind.");
        }
        String name = new String(bytes, StandardCharsets.ISO_8859_1);
        if (!NAME.matcher(name).matches()) {
            throw new Unusable("Chain slot " + slot + " holds '" + Printable.of(bytes)
                    + "', which is no function name. Use letters, digits, '_', '.' and '-'.");
        }
        return name;
    }
}
