package dev.mote.platform;

import dev.mote.engine.CompileOptions;
import dev.mote.engine.CoreModule;
import dev.mote.engine.Engine;
import dev.mote.engine.Feature;
import dev.mote.engine.Global;
import dev.mote.engine.GlobalType;
import dev.mote.engine.InstanceConfig;
import dev.mote.engine.Memory;
import dev.mote.engine.MemoryType;
import dev.mote.engine.ModuleException;
import dev.mote.engine.ModuleInfo;
import dev.mote.engine.ModuleLimits;
import dev.mote.engine.SharedRegion;
import dev.mote.engine.Table;
import dev.mote.engine.TableType;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Takes any text for a module; {@code malformed} is none. Remembers what it compiled. */
final class FakeEngine implements Engine {
    private final List<FakeModule> compiled = new CopyOnWriteArrayList<>();
    private final List<CompileOptions> options = new CopyOnWriteArrayList<>();
    private volatile Consumer<String> beforeCompile = _ -> {};

    /** Everything that was ever compiled, in order. */
    List<FakeModule> compiled() {
        return compiled;
    }

    List<CompileOptions> options() {
        return options;
    }

    /** Runs before each compilation, with the module's behaviour. */
    void beforeCompile(Consumer<String> action) {
        beforeCompile = action;
    }

    static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public String version() {
        return "fake 1";
    }

    @Override
    public Set<Feature> features() {
        return Set.of();
    }

    @Override
    public ModuleInfo inspect(byte[] wasm, ModuleLimits limits) {
        ModuleInfo info = new ModuleInfo(digest(wasm), wasm.length, List.of(), List.of(), Set.of(), functions(wasm), 1);
        if (FakeModule.behaviour(wasm).equals("malformed")) {
            throw new ModuleException(ModuleException.Code.MALFORMED, "unexpected end", OptionalLong.of(7));
        }
        return info;
    }

    /** No function at all is what {@link FakeWorld} does not fit. */
    private static int functions(byte[] wasm) {
        return FakeModule.behaviour(wasm).equals("misfit") ? 0 : 1;
    }

    @Override
    public CoreModule compile(byte[] wasm, CompileOptions how) {
        FakeModule module = new FakeModule(inspect(wasm, how.limits()), wasm);
        beforeCompile.accept(module.behaviour());
        compiled.add(module);
        options.add(how);
        return module;
    }

    @Override
    public Memory memory(MemoryType type, InstanceConfig config) {
        throw new AssertionError();
    }

    @Override
    public Table table(TableType type) {
        throw new AssertionError();
    }

    @Override
    public Global global(GlobalType type, Object value) {
        throw new AssertionError();
    }

    @Override
    public Optional<SharedRegion> sharedRegion(long bytes) {
        return Optional.empty();
    }

    @Override
    public long droppedCode() {
        return 0;
    }

    @Override
    public void close() {}
}
