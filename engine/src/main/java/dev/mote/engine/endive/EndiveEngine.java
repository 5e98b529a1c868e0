package dev.mote.engine.endive;

import dev.mote.engine.CompileOptions;
import dev.mote.engine.CompileReport;
import dev.mote.engine.CoreModule;
import dev.mote.engine.Engine;
import dev.mote.engine.Feature;
import dev.mote.engine.Global;
import dev.mote.engine.GlobalType;
import dev.mote.engine.InstanceConfig;
import dev.mote.engine.InstanceLimits;
import dev.mote.engine.Memory;
import dev.mote.engine.MemoryBudget;
import dev.mote.engine.MemoryType;
import dev.mote.engine.ModuleException;
import dev.mote.engine.ModuleInfo;
import dev.mote.engine.ModuleLimits;
import dev.mote.engine.NanoClock;
import dev.mote.engine.SharedRegion;
import dev.mote.engine.Table;
import dev.mote.engine.TableType;
import dev.mote.engine.UnexpectedFailures;
import dev.mote.engine.binary.ModuleReader;
import dev.mote.engine.binary.OwnMemory;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The engine over Endive. Any thread may call; what modules share is the pool of memory chunks. */
public final class EndiveEngine implements Engine {
    private static final String VERSION = "endive-1.0.0";

    private static final Set<Feature> FEATURES = Set.of(
            Feature.SIGN_EXTENSION,
            Feature.SATURATING_FLOAT_TO_INT,
            Feature.MULTI_VALUE,
            Feature.MUTABLE_GLOBALS,
            Feature.BULK_MEMORY,
            Feature.REFERENCE_TYPES,
            Feature.EXTENDED_CONST,
            Feature.TAIL_CALL,
            Feature.EXCEPTIONS,
            Feature.MULTI_MEMORY);

    private final ModuleCompiler compiler;
    private final ChunkPool chunks;
    private final NanoClock clock = NanoClock.system();
    private final Traps traps = new Traps(new UnexpectedFailures(clock));

    public EndiveEngine(EndiveConfig config) {
        this.compiler = new ModuleCompiler(config, VERSION);
        this.chunks = new ChunkPool(config.memory());
        traps.load();
    }

    @Override
    public String version() {
        return VERSION;
    }

    @Override
    public Set<Feature> features() {
        return FEATURES;
    }

    @Override
    public ModuleInfo inspect(byte[] wasm, ModuleLimits limits) {
        return ModuleReader.readValidated(wasm, limits, EnumSet.allOf(Feature.class))
                .info();
    }

    @Override
    public CoreModule compile(byte[] wasm, CompileOptions options) {
        if (options.fuel()) {
            throw new IllegalArgumentException("this engine does not count fuel");
        }
        long start = clock.nanoTime();
        byte[] module = options.ownMemory() ? OwnMemory.of(wasm) : wasm;
        ModuleReading reading = ModuleReading.read(module, options.limits(), FEATURES);
        long parsed = clock.nanoTime();
        CompiledCode code = compiler.compile(reading, options.cacheScope());
        InstancePlan plan = Planner.plan(reading, options.minimumMemoryPages(), code.interpreted());
        CompileReport report = new CompileReport(
                VERSION,
                Duration.ofNanos(parsed - start),
                Duration.ofNanos(clock.nanoTime() - parsed),
                code.fromCache(),
                code.interpreted().size(),
                0,
                List.of(),
                code.bytes());
        return new EndiveModule(reading, report, plan, code.machines(), chunks, traps);
    }

    @Override
    public Memory memory(MemoryType type, InstanceConfig instance) {
        Quota quota = new Quota(instance.limits(), chunks.budget());
        if (!quota.takeMemory(type.minimum() * MemoryType.PAGE)) {
            throw new ModuleException(
                    ModuleException.Code.MEMORY_TOO_LARGE, "a memory of " + type.minimum() + " pages is too large");
        }
        return new EndiveMemory(chunks, quota, MemoryImage.zeros((int) type.minimum()), type.maximum());
    }

    /** Its memories are chunks on the heap, which no two of them share. */
    @Override
    public Optional<SharedRegion> sharedRegion(long bytes) {
        return Optional.empty();
    }

    @Override
    public Table table(TableType type) {
        Quota quota = new Quota(InstanceLimits.defaults(), new MemoryBudget(Long.MAX_VALUE));
        if (!quota.takeElements(type.minimum())) {
            throw new ModuleException(
                    ModuleException.Code.TOO_COMPLEX, "a table of " + type.minimum() + " elements is too large");
        }
        return new EndiveTable(type, quota);
    }

    @Override
    public Global global(GlobalType type, Object value) {
        return EndiveGlobal.of(type, value);
    }

    @Override
    public long droppedCode() {
        return compiler.droppedCode();
    }

    @Override
    public void close() {}
}
