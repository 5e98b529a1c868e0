package dev.mote.local;

import dev.mote.local.contract.Calls;
import dev.mote.platform.FunctionName;
import dev.mote.platform.FunctionSettings;
import dev.mote.platform.FunctionVersion;
import dev.mote.platform.spi.Digests;
import dev.mote.platform.spi.QueuedCall;
import dev.mote.worlds.Payload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/**
 * A process that works on a storage until it is killed, and says what was acknowledged, a line each: {@code E id} for an
 * accepted call, {@code T id} for one that was taken, {@code C id chained} for one that was completed, {@code U user
 * name version digest} for an upload.
 */
final class CrashChild {
    private final LocalStorage storage;
    private final String round;

    private CrashChild(LocalStorage storage, String round) {
        this.storage = storage;
        this.round = round;
    }

    /** @param args folder, and a word that makes the ids of this process its own */
    public static void main(String[] args) {
        CrashChild child = new CrashChild(LocalStorage.open(Path.of(args[0]), Clock.systemUTC()), args[1]);
        System.out.println("READY");
        for (int i = 0; i < 4; i++) {
            String worker = args[1] + "-" + i;
            Thread.ofPlatform().start(() -> child.enqueue(worker));
        }
        Thread.ofPlatform().start(() -> child.work(new Random(1)));
        Thread.ofPlatform().start(() -> child.work(new Random(2)));
        Thread.ofPlatform().start(child::upload);
    }

    private void enqueue(String worker) {
        for (int i = 0; true; i++) {
            QueuedCall call = Calls.call(worker + "-" + i);
            storage.queue().enqueue(List.of(call));
            System.out.println("E " + call.id());
        }
    }

    private void work(Random random) {
        while (true) {
            for (QueuedCall call : storage.queue().take(3, Instant.now())) {
                System.out.println("T " + call.id());
                switch (random.nextInt(8)) {
                    case 0 -> storage.queue().retry(call, Instant.now().plusMillis(5));
                    case 1 -> {
                        // Held for ever, as by a guest that is still running when the power goes.
                    }
                    default -> complete(call);
                }
            }
        }
    }

    private void complete(QueuedCall call) {
        QueuedCall chained = Calls.chained(call.id() + "+", call);
        boolean more = call.depth() < 2;
        storage.queue()
                .complete(
                        call,
                        Calls.completed(call),
                        Payload.utf8("output of " + call.id()),
                        "log".getBytes(StandardCharsets.UTF_8),
                        more ? List.of(chained) : List.of());
        System.out.println("C " + call.id() + (more ? " " + chained.id() : ""));
    }

    private void upload() {
        for (int i = 0; true; i++) {
            byte[] module = ("module " + round + " " + i + "x".repeat(10_000)).getBytes(StandardCharsets.UTF_8);
            String digest = Digests.sha256(module);
            FunctionName function = new FunctionName("user" + i % 3, "fn" + i % 5);
            storage.blobs().put(function.user(), digest, module);
            FunctionVersion version = storage.functions()
                    .publish(function, digest, module.length, "faasm-2018", FunctionSettings.defaults(), Instant.now());
            System.out.println("U " + function.user() + " " + function.name() + " " + version.number() + " " + digest);
        }
    }
}
