package dev.mote.platform;

import dev.mote.engine.CoreModule;
import dev.mote.engine.InstanceLimits;
import dev.mote.engine.ModuleInfo;
import dev.mote.engine.Run;
import dev.mote.worlds.Call;
import dev.mote.worlds.ChainedCall;
import dev.mote.worlds.Fit;
import dev.mote.worlds.Guest;
import dev.mote.worlds.Outcome;
import dev.mote.worlds.Payload;
import dev.mote.worlds.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A world whose guests are named behaviours: {@code echo}, {@code chain} (the input names the functions), {@code block}
 * (until the test opens it), {@code spin} (until it is stopped), and whatever a test adds.
 */
final class FakeWorld implements World {
    private static final String NAME = "fake";

    private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
    private final Map<String, Behaviour> preparations = new ConcurrentHashMap<>();
    private final CountDownLatch opened = new CountDownLatch(1);
    private final AtomicInteger blocked = new AtomicInteger();

    /** What a guest does with its call. */
    @FunctionalInterface
    interface Behaviour {
        Outcome call(Call call, Run run) throws IOException, InterruptedException;
    }

    FakeWorld() {
        on("echo", (call, _) -> completed(call.input().readAllBytes()));
        on("chain", (call, _) -> chain(call));
        on("block", (call, run) -> block(call, run));
        on("spin", (_, run) -> {
            while (true) {
                run.checkStopped();
                Thread.onSpinWait();
            }
        });
    }

    FakeWorld on(String name, Behaviour behaviour) {
        behaviours.put(name, behaviour);
        return this;
    }

    /** What happens while a module of that behaviour is initialised. */
    FakeWorld onPrepare(String name, Behaviour behaviour) {
        preparations.put(name, behaviour);
        return this;
    }

    /** Lets every blocked guest go, now and later. */
    void open() {
        opened.countDown();
    }

    /** Guests that wait to be let go. */
    int blocked() {
        return blocked.get();
    }

    static Outcome completed(byte[] output) {
        return new Outcome.Completed(Payload.of(output), List.of());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Fit fit(ModuleInfo module) {
        return module.functions() == 0
                ? new Fit.Misfit(true, List.of("The import env.foo is not offered."))
                : new Fit.Fits();
    }

    @Override
    public int minimumMemoryPages() {
        return 2;
    }

    @Override
    public Guest prepare(CoreModule module, InstanceLimits limits, Run run) {
        String name = ((FakeModule) module).behaviour();
        try {
            Behaviour preparation = preparations.get(name);
            if (preparation != null) {
                preparation.call(null, run);
            }
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
        return new FakeGuest(module, behaviours.get(name));
    }

    private Outcome block(Call call, Run run) throws IOException {
        blocked.incrementAndGet();
        try {
            run.blocking(() -> opened.await(60, TimeUnit.SECONDS));
            return completed(call.input().readAllBytes());
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        } finally {
            blocked.decrementAndGet();
        }
    }

    private static Outcome chain(Call call) throws IOException {
        String names = new String(call.input().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome.Completed(
                Payload.empty(),
                Arrays.stream(names.split(","))
                        .map(name -> new ChainedCall(name, Payload.utf8(names)))
                        .toList());
    }

    private record FakeGuest(CoreModule module, Behaviour behaviour) implements Guest {
        @Override
        public Outcome call(Call call, Run run) {
            if (((FakeModule) module).closed()) {
                throw new AssertionError("a call of a closed guest");
            }
            try {
                return behaviour.call(call, run);
            } catch (IOException | InterruptedException e) {
                return new Outcome.Failed("guest.failed", String.valueOf(e.getMessage()));
            }
        }

        @Override
        public void close() {
            module.close();
        }
    }
}
