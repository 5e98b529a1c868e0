package dev.mote.platform;

import dev.mote.engine.CompileReport;
import dev.mote.engine.CoreInstance;
import dev.mote.engine.CoreModule;
import dev.mote.engine.Imports;
import dev.mote.engine.InstanceConfig;
import dev.mote.engine.ModuleInfo;
import dev.mote.engine.Snapshot;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** A module that is the name of a behaviour of {@link FakeWorld}, as text. */
final class FakeModule implements CoreModule {
    private final ModuleInfo info;
    private final String behaviour;
    private final AtomicBoolean closed = new AtomicBoolean();

    FakeModule(ModuleInfo info, byte[] wasm) {
        this.info = info;
        this.behaviour = behaviour(wasm);
    }

    /** What stands before the first {@code #}: the rest only makes digests differ. */
    static String behaviour(byte[] wasm) {
        return new String(wasm, StandardCharsets.UTF_8).split("#", 2)[0];
    }

    String behaviour() {
        return behaviour;
    }

    boolean closed() {
        return closed.get();
    }

    @Override
    public ModuleInfo info() {
        return info;
    }

    @Override
    public CompileReport report() {
        return new CompileReport("fake 1", Duration.ZERO, Duration.ZERO, false, 0, 0, List.of(), behaviour.length());
    }

    @Override
    public CoreInstance instantiate(Imports imports, InstanceConfig config) {
        throw new AssertionError("fake guests have no instances");
    }

    @Override
    public CoreInstance instantiate(Snapshot snapshot, Imports imports, InstanceConfig config) {
        throw new AssertionError("fake guests have no instances");
    }

    @Override
    public void close() {
        assert closed.compareAndSet(false, true) : "closed twice";
    }
}
