package dev.mote.bench;

import java.util.List;
import java.util.Optional;

/**
 * How long calls of a kernel took.
 *
 * @param nanos processor time of each call, in their order
 * @param result what the last call answered
 */
record KernelTimes(List<Long> nanos, String result) {
    private static final String RESULT = "result ";
    private static final String REFUSED = "refused: ";

    /** Reads what a peer printed; empty where it cannot run the kernel. */
    static Optional<KernelTimes> parse(List<String> lines) {
        if (lines.stream().anyMatch(line -> line.startsWith(REFUSED))) {
            return Optional.empty();
        }
        String result = lines.stream()
                .filter(line -> line.startsWith(RESULT))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no result in " + lines));
        List<Long> nanos = lines.stream()
                .filter(line -> !line.startsWith(RESULT))
                .map(Long::parseLong)
                .toList();
        return Optional.of(new KernelTimes(nanos, result));
    }

    double firstMillis() {
        return nanos.getFirst() / 1e6;
    }

    /** The median of the second half: what is before may still have been compiling. */
    double warmMillis() {
        List<Long> warm =
                nanos.subList(nanos.size() / 2, nanos.size()).stream().sorted().toList();
        return warm.get(warm.size() / 2) / 1e6;
    }
}
