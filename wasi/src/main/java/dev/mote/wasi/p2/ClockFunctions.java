package dev.mote.wasi.p2;

import dev.mote.component.runtime.HostInterface;
import dev.mote.component.wit.WitPackages;
import java.time.Instant;
import java.util.List;

/** {@code wasi:clocks}: the date, elapsed time, and waiting for it. Stateless. */
final class ClockFunctions {
    /** Nanoseconds; what is finer is not promised. */
    private static final long RESOLUTION = 1;

    private ClockFunctions() {}

    static List<HostInterface> interfaces(WitPackages wit) {
        return List.of(
                wit.find("wasi:clocks/monotonic-clock")
                        .offer(new Functions()
                                .quick("now", (call, _) -> P2Process.of(call).elapsed())
                                .quick("resolution", (_, _) -> RESOLUTION)
                                .answer(
                                        "subscribe-instant",
                                        (call, params) -> subscribe(P2Process.of(call), (Long) params.get(0)))
                                .answer("subscribe-duration", (call, params) -> {
                                    P2Process guest = P2Process.of(call);
                                    long duration = (Long) params.get(0);
                                    long when = guest.elapsed() + duration;
                                    return subscribe(guest, duration < 0 || when < 0 ? Long.MAX_VALUE : when);
                                })
                                .all()),
                wit.find("wasi:clocks/wall-clock")
                        .offer(new Functions()
                                .quick(
                                        "now",
                                        (call, _) -> datetime(P2Process.of(call)
                                                .config()
                                                .clock()
                                                .instant()))
                                .quick("resolution", (_, _) -> List.of(0L, (int) RESOLUTION))
                                .all()));
    }

    /** Seconds and nanoseconds since 1970; what lies before is 0. */
    static List<Object> datetime(Instant time) {
        return time.getEpochSecond() < 0 ? List.of(0L, 0) : List.of(time.getEpochSecond(), time.getNano());
    }

    /** @param when nanoseconds of the guest's elapsed time, unsigned */
    private static PollableResource subscribe(P2Process guest, long when) {
        return guest.resources().keep(new PollableResource(new Moment(guest, when < 0 ? Long.MAX_VALUE : when)));
    }

    /** A point of the guest's elapsed time. */
    private record Moment(P2Process guest, long when) implements Pollable {
        @Override
        public boolean ready() {
            return guest.elapsed() >= when;
        }

        @Override
        public long due() {
            return Math.max(0, when - guest.elapsed());
        }
    }
}
