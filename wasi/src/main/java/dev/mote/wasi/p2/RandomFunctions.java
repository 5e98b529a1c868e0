package dev.mote.wasi.p2;

import dev.mote.component.runtime.HostCall;
import dev.mote.component.runtime.HostInterface;
import dev.mote.component.wit.WitPackages;
import java.util.List;

/** {@code wasi:random}: bytes nobody can guess, also where a guest would make do with less. Stateless. */
final class RandomFunctions {
    /** Bytes of one call; a guest that wants more has to ask again. */
    private static final long MOST = 16 << 20;

    private RandomFunctions() {}

    static List<HostInterface> interfaces(WitPackages wit) {
        return List.of(
                wit.find("wasi:random/random")
                        .offer(new Functions()
                                .answer("get-random-bytes", RandomFunctions::bytes)
                                .answer("get-random-u64", (call, _) -> number(call))
                                .all()),
                wit.find("wasi:random/insecure")
                        .offer(new Functions()
                                .answer("get-insecure-random-bytes", RandomFunctions::bytes)
                                .answer("get-insecure-random-u64", (call, _) -> number(call))
                                .all()),
                wit.find("wasi:random/insecure-seed")
                        .offer(new Functions()
                                .answer("insecure-seed", (call, _) -> List.of(number(call), number(call)))
                                .all()));
    }

    private static Object bytes(HostCall call, List<?> params) {
        long length = (Long) params.get(0);
        if (length < 0 || length > MOST) {
            throw GuestResources.trap("more than " + MOST + " random bytes at once");
        }
        byte[] bytes = new byte[(int) length];
        P2Process.of(call).random().nextBytes(bytes);
        return bytes;
    }

    private static Long number(HostCall call) {
        return P2Process.of(call).random().nextLong();
    }
}
