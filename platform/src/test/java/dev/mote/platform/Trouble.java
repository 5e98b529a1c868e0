package dev.mote.platform;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Makes storage fail on demand: by the name of a step, so many times. */
final class Trouble {
    private record Fault(int times, ErrorCode code) {}

    private final Map<String, Fault> faults = new ConcurrentHashMap<>();

    void in(String step, int times, ErrorCode code) {
        faults.put(step, new Fault(times, code));
    }

    /** Whether every fault has struck as often as it was meant to. */
    boolean over() {
        return faults.isEmpty();
    }

    void strike(String step) {
        Fault due = faults.get(step);
        if (due != null) {
            faults.computeIfPresent(
                    step, (_, fault) -> fault.times() > 1 ? new Fault(fault.times() - 1, fault.code()) : null);
            throw new MoteException(due.code(), "fault in " + step);
        }
    }
}
