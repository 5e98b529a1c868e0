package dev.mote.worlds;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes programs for the guest {@code probe}, which calls the host with whatever it is told. */
final class Probe {
    /** Free guest memory: behind the guest's data, far before its input. */
    static final int FREE = 1 << 20;

    private static final int WORDS = 7;

    /** What a step does; the order is the guest's. */
    enum What {
        END,
        POKE,
        PEEK,
        OPEN,
        READ,
        CLOSE,
        WRITEV,
        SOCKETCALL,
        POLL,
        FCNTL,
        CLOCK,
        MMAP,
        MUNMAP,
        BRK,
        PUTS,
        IOCTL3,
        IOCTL6,
        HOST_BY_NAME,
        GROW
    }

    private final List<int[]> steps = new ArrayList<>();

    /** Adds a step; missing arguments are 0. */
    @SuppressWarnings("EnumOrdinal") // the order is what guest and test agree on
    Probe step(What what, int... arguments) {
        int[] step = new int[WORDS];
        step[0] = what.ordinal();
        System.arraycopy(arguments, 0, step, 1, arguments.length);
        steps.add(step);
        return this;
    }

    /** Stores words into guest memory. */
    Probe words(int address, int... words) {
        for (int i = 0; i < words.length; i++) {
            step(What.POKE, address + 4 * i, words[i]);
        }
        return this;
    }

    /** Stores a text with its final zero into guest memory. */
    Probe text(int address, String text) {
        byte[] padded = Arrays.copyOf(text.getBytes(StandardCharsets.ISO_8859_1), (text.length() / 4 + 1) * 4);
        ByteBuffer bytes = ByteBuffer.wrap(padded).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            step(What.POKE, address + bytes.position(), bytes.getInt());
        }
        return this;
    }

    /** Makes a socket call whose argument words are stored at {@link #FREE}. */
    Probe socketCall(int call, int... arguments) {
        return words(FREE, arguments).step(What.SOCKETCALL, call, FREE);
    }

    TestCall call() {
        ByteBuffer input = ByteBuffer.allocate(steps.size() * WORDS * 4).order(ByteOrder.LITTLE_ENDIAN);
        steps.forEach(step -> Arrays.stream(step).forEach(input::putInt));
        return TestCall.of(input.array());
    }

    /** The result of every step. */
    int[] results(TestNode.Result result) {
        ByteBuffer output = ByteBuffer.wrap(Arrays.copyOf(result.output(), steps.size() * 4))
                .order(ByteOrder.LITTLE_ENDIAN);
        return steps.stream().mapToInt(_ -> output.getInt()).toArray();
    }

    /** The result of the last step. */
    int last(TestNode.Result result) {
        return results(result)[steps.size() - 1];
    }
}
