package dev.mote.worlds;

import dev.mote.engine.InstanceLimits;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A call in the making: generous limits and no grants, unless a test says otherwise. */
record TestCall(
        InputStream input, Grants grants, Duration wall, long logBytes, InstanceLimits instance, CallLimits limits) {
    static TestCall of(byte[] input) {
        return of(new ByteArrayInputStream(input));
    }

    static TestCall of(String input) {
        return of(input.getBytes(StandardCharsets.UTF_8));
    }

    static TestCall of(InputStream input) {
        return new TestCall(
                input,
                Grants.none(),
                Duration.ofSeconds(60),
                1 << 20,
                InstanceLimits.defaults(),
                new CallLimits(1 << 20, 1 << 20, 4, 64, 20));
    }

    static TestCall empty() {
        return of(new byte[0]);
    }

    TestCall granting(String... net) {
        return new TestCall(input, new Grants(List.of(net), Map.of()), wall, logBytes, instance, limits);
    }

    TestCall within(Duration time) {
        return new TestCall(input, grants, time, logBytes, instance, limits);
    }

    TestCall logging(long bytes) {
        return new TestCall(input, grants, wall, bytes, instance, limits);
    }

    TestCall limited(CallLimits other) {
        return new TestCall(input, grants, wall, logBytes, instance, other);
    }

    TestCall limited(InstanceLimits other) {
        return new TestCall(input, grants, wall, logBytes, other, limits);
    }

    Call toCall(GuestLog log) {
        return new Call("simon", "test", Optional.empty(), input, Optional.empty(), log, grants, instance, limits);
    }
}
