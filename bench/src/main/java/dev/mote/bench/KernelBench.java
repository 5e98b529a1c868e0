package dev.mote.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Ours against native code, V8, wasmtime and Endive, over {@code bench/kernels}: first call, warm, and the means. Every
 * peer gets the same number of calls. What is warm is the median of the second half: by then each engine that compiles
 * while it runs has its last code in all but a few runs, and the median of the rounds leaves these out.
 */
final class KernelBench {
    private static final int ROUNDS = 3;
    private static final int CALLS = 30;
    private static final int QUICK_CALLS = 20;

    private final Report report;
    private final List<Kernel> kernels;
    private final int calls;
    private final int rounds;
    private final Map<Kernel, Map<KernelPeer, KernelTimes>> measured = new LinkedHashMap<>();

    KernelBench(Report report, List<Kernel> kernels, boolean quick) {
        this.report = report;
        this.kernels = kernels;
        this.calls = quick ? QUICK_CALLS : CALLS;
        this.rounds = quick ? 1 : ROUNDS;
    }

    void run(Path scratch) {
        report.heading("Kernels, warm: milliseconds of processor time, ratio to native code");
        for (Kernel kernel : kernels) {
            measured.put(kernel, measure(kernel, scratch));
            print(kernel);
        }
        report.heading("Kernels, geometric means");
        ratio("mote / wasmtime", KernelPeer.MOTE, KernelPeer.WASMTIME, "at most 1.05");
        ratio("endive / mote", KernelPeer.ENDIVE, KernelPeer.MOTE, "at least 2");
        ratio("mote / node", KernelPeer.MOTE, KernelPeer.NODE, "");
        ratio("mote / native", KernelPeer.MOTE, KernelPeer.NATIVE, "");
        ratio("limits on / off", KernelPeer.MOTE, KernelPeer.MOTE_UNLIMITED, "at most 1.03");
        ratio("fuel on / off", KernelPeer.MOTE_FUEL, KernelPeer.MOTE, "");
        worst();
    }

    /** The peers in turn, several processes each, and the median of these. */
    private Map<KernelPeer, KernelTimes> measure(Kernel kernel, Path scratch) {
        Map<KernelPeer, List<KernelTimes>> all = new EnumMap<>(KernelPeer.class);
        for (int round = 0; round < rounds; round++) {
            for (KernelPeer peer : KernelPeer.values()) {
                peer.command(kernel, calls, scratch)
                        .flatMap(command -> KernelTimes.parse(Subprocess.lines(command)))
                        .ifPresent(times -> all.computeIfAbsent(peer, _ -> new ArrayList<>())
                                .add(times));
            }
        }
        Map<KernelPeer, KernelTimes> medians = new EnumMap<>(KernelPeer.class);
        all.forEach((peer, times) -> medians.put(
                peer,
                times.stream()
                        .sorted(Comparator.comparingDouble(KernelTimes::warmMillis))
                        .toList()
                        .get(times.size() / 2)));
        long results =
                medians.values().stream().map(KernelTimes::result).distinct().count();
        if (results != 1) {
            throw new IllegalStateException(kernel.name() + " has different results: " + medians);
        }
        return medians;
    }

    private void print(Kernel kernel) {
        for (KernelPeer peer : KernelPeer.values()) {
            String name = kernel.name() + ", " + peer;
            Optional<KernelTimes> times =
                    Optional.ofNullable(measured.get(kernel).get(peer));
            if (times.isEmpty()) {
                report.note("kernels", name, "refused, or not installed");
                continue;
            }
            double warm = times.get().warmMillis();
            String first = String.format(Locale.ROOT, "first %.1f", times.get().firstMillis());
            KernelTimes base = measured.get(kernel).get(KernelPeer.NATIVE);
            if (base == null) {
                report.add("kernels", name, warm, "ms, " + first);
            } else {
                report.ratio("kernels", name, warm, "ms", warm / base.warmMillis(), first);
            }
        }
    }

    private void ratio(String name, KernelPeer ours, KernelPeer theirs, String goal) {
        List<Double> ratios = measured.values().stream()
                .filter(times -> times.containsKey(ours) && times.containsKey(theirs))
                .map(times -> times.get(ours).warmMillis() / times.get(theirs).warmMillis())
                .toList();
        if (!ratios.isEmpty()) {
            double mean =
                    Math.exp(ratios.stream().mapToDouble(Math::log).average().orElseThrow());
            report.ratio("kernels", name + " over " + ratios.size(), ratios.size(), "kernels", mean, goal);
        }
    }

    private void worst() {
        measured.entrySet().stream()
                .filter(entry -> entry.getValue().containsKey(KernelPeer.MOTE)
                        && entry.getValue().containsKey(KernelPeer.WASMTIME))
                .max(Comparator.comparingDouble(entry -> toWasmtime(entry.getValue())))
                .ifPresent(entry -> report.ratio(
                        "kernels",
                        "worst against wasmtime: " + entry.getKey().name(),
                        entry.getValue().get(KernelPeer.MOTE).warmMillis(),
                        "ms",
                        toWasmtime(entry.getValue()),
                        "at most 1.7"));
    }

    private static double toWasmtime(Map<KernelPeer, KernelTimes> times) {
        return times.get(KernelPeer.MOTE).warmMillis()
                / times.get(KernelPeer.WASMTIME).warmMillis();
    }
}
