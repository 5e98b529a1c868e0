package dev.mote.platform;

import dev.mote.worlds.Grants;
import dev.mote.worlds.Outcome;
import dev.mote.worlds.Payload;
import dev.mote.worlds.Worlds;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A node over fakes, with short words for what tests do. */
final class TestNode implements AutoCloseable {
    static final FunctionName ECHO = new FunctionName("ann", "echo");

    final FakeClock clock;
    final FakeEngine engine = new FakeEngine();
    final FakeWorld world = new FakeWorld();
    final MemoryStorage storage;
    final Platform platform;

    TestNode() {
        this(Limits.defaults());
    }

    TestNode(Limits limits) {
        this(limits, new MemoryStorage(), new FakeClock());
    }

    TestNode(Limits limits, MemoryStorage storage, FakeClock clock) {
        this.storage = storage;
        this.clock = clock;
        NodeConfig config = new NodeConfig(Path.of("unused"), limits);
        platform = Platform.start(
                engine, Platform.memoryBudget(config), new Worlds(List.of(world)), storage, config, clock);
    }

    FunctionVersion upload(FunctionName name, String behaviour) {
        return platform.functions().upload(name, bytes(behaviour), Optional.empty());
    }

    FunctionVersion upload(FunctionName name, String behaviour, Limits limits) {
        return platform.functions()
                .upload(name, bytes(behaviour), Optional.of(new FunctionSettings(limits, Grants.none())));
    }

    InvocationResult call(FunctionName name, String input) {
        return call(name, new VersionRef.Live(), input);
    }

    InvocationResult call(FunctionName name, VersionRef version, String input) {
        return platform.invocations()
                .invoke(new InvocationRequest(
                        name, version, new ByteArrayInputStream(bytes(input)), Invocation.Trigger.HTTP));
    }

    CompletableFuture<InvocationResult> callLater(FunctionName name, String input) {
        return CompletableFuture.supplyAsync(() -> call(name, input), Thread::startVirtualThread);
    }

    String enqueue(FunctionName name, String input) {
        return platform.invocations().enqueue(name, new VersionRef.Live(), Payload.utf8(input), Optional.empty());
    }

    Outcome outcome(String id) {
        return platform.invocations().get(id).outcome().orElseThrow();
    }

    Invocation.State state(String id) {
        return platform.invocations().get(id).state();
    }

    /** The value of a line of the metrics page, or -1 where there is none. */
    double metric(String line) {
        return platform.metrics()
                .scrape()
                .lines()
                .filter(text -> text.startsWith(line + " "))
                .mapToDouble(text -> Double.parseDouble(text.substring(line.length() + 1)))
                .findFirst()
                .orElse(-1);
    }

    static String text(Outcome outcome) {
        return ((Outcome.Completed) outcome).output().toString();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Lets every blocked guest go, then stops. */
    @Override
    public void close() {
        world.open();
        platform.drain(Duration.ofSeconds(5));
        platform.close();
    }
}
