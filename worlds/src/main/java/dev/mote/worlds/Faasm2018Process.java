package dev.mote.worlds;

import dev.mote.engine.CoreInstance;
import java.time.Clock;
import java.util.List;

/**
 * What one call of a guest has besides its memory; host functions reach it through the instance. Used by the
 * invocation's thread alone.
 */
record Faasm2018Process(GuestLog log, NetworkPolicy network, Descriptors descriptors, Clock clock)
        implements AutoCloseable {
    /** @throws NetworkPolicy.BadGrant where a grant of the call cannot be understood */
    static Faasm2018Process start(Call call, Clock clock) {
        NetworkPolicy network = NetworkPolicy.of(call.grants().net());
        return new Faasm2018Process(call.log(), network, Descriptors.of(call), clock);
    }

    /** For initialisation: nothing can be opened or reached, and nothing is logged. */
    static Faasm2018Process isolated(Clock clock) {
        return new Faasm2018Process(new GuestLog(0), NetworkPolicy.of(List.of()), Descriptors.none(), clock);
    }

    static Faasm2018Process of(CoreInstance instance) {
        // Every host function starts here, so a loop of nothing but host calls ends too.
        instance.run().checkStopped();
        return instance.host(Faasm2018Process.class);
    }

    @Override
    public void close() {
        descriptors.close();
    }
}
