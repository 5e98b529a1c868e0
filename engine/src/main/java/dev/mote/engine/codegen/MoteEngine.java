package dev.mote.engine.codegen;

import dev.mote.engine.CompileOptions;
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
import dev.mote.engine.binary.ExportDef;
import dev.mote.engine.binary.OwnMemory;
import dev.mote.engine.binary.WasmModule;
import dev.mote.engine.cache.CodeCache;
import dev.mote.engine.cache.CodeKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The engine of this project: makes JVM classes of WebAssembly functions. Any thread may call; modules share nothing. */
public final class MoteEngine implements Engine {
    static final String VERSION = "mote-1";
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
            Feature.LEGACY_EXCEPTIONS,
            Feature.MULTI_MEMORY,
            Feature.THREADS,
            Feature.MEMORY64,
            Feature.FUNCTION_REFERENCES,
            Feature.GC,
            Feature.SIMD,
            Feature.RELAXED_SIMD);

    /** Only mapped memories can be shared. */
    private static final Set<Feature> UNMAPPED_FEATURES =
            FEATURES.stream().filter(feature -> feature != Feature.THREADS).collect(Collectors.toUnmodifiableSet());

    private final CodegenConfig config;
    private final HeapCollector collector = new HeapCollector(NanoClock.system());
    private final InstructionTables tables = new InstructionTables();
    private final GuestMemories memories;
    private final ClassSaver saver = new ClassSaver();
    private final ParameterLists lists = new ParameterLists();
    private final String build;
    private final ModuleReading reading;
    private final UnexpectedFailures failures = new UnexpectedFailures(NanoClock.system());

    public MoteEngine(CodegenConfig config) {
        this.config = config;
        build = build(config);
        reading = new ModuleReading(config.cache(), VERSION + " " + build, saver);
        memories = new GuestMemories(config.memory(), config.shapes());
        GuestLoader.loadVisible();
    }

    @Override
    public String version() {
        return VERSION;
    }

    @Override
    public Set<Feature> features() {
        return memories.canMap() ? FEATURES : UNMAPPED_FEATURES;
    }

    @Override
    public ModuleInfo inspect(byte[] wasm, ModuleLimits limits) {
        return reading.inspect(wasm, limits).info();
    }

    @Override
    public CoreModule compile(byte[] wasm, CompileOptions options) {
        long start = System.nanoTime();
        byte[] own = options.ownMemory() ? OwnMemory.of(wasm) : wasm;
        String digest = WasmModule.digest(own);
        WasmModule module = reading.read(own, digest, options.limits(), options.cacheScope(), features());
        long parsed = System.nanoTime();
        lists.add(module);
        GuestCodes codes = new GuestCodes(
                module,
                tables,
                config.split(),
                VectorShape.of(module, config.vectors()),
                options.fuel(),
                flags -> place(options.cacheScope(), digest, flags),
                saver);
        GuestModule guest = new GuestModule(
                module.info(digest),
                Duration.ofNanos(parsed - start),
                module,
                codes,
                module.exports().stream().collect(Collectors.toMap(ExportDef::name, Function.identity())),
                memories,
                failures,
                options.minimumMemoryPages(),
                collector);
        guest.layOut();
        return guest;
    }

    private Optional<ClassStore.Place> place(String scope, String digest, String flags) {
        return config.cache()
                .map(cache ->
                        new ClassStore.Place(cache, new CodeKey(scope, digest, VERSION + " " + build + " " + flags)));
    }

    private static String build(CodegenConfig config) {
        if (config.cache().isEmpty()) {
            return "";
        }
        try {
            return EngineBuild.digest();
        } catch (IOException e) {
            throw new UncheckedIOException("the engine cannot read its own classes", e);
        }
    }

    @Override
    public Memory memory(MemoryType type, InstanceConfig instance) {
        return LinearMemory.make(
                type, memories.account(instance), memories, memories.shape(type, false), Optional.empty());
    }

    @Override
    public Table table(TableType type) {
        TableAllowance allowance = new TableAllowance(InstanceLimits.defaults(), new MemoryBudget(Long.MAX_VALUE));
        if (!allowance.take(type.minimum())) {
            throw new ModuleException(
                    ModuleException.Code.TOO_COMPLEX, "a table of " + type.minimum() + " elements is too large");
        }
        return new GuestTable(type, PreciseType.of(type.element()), false, allowance);
    }

    @Override
    public Global global(GlobalType type, Object value) {
        GlobalCell cell = new GlobalCell(type, PreciseType.of(type.type()));
        cell.initialize(value);
        return cell;
    }

    @Override
    public Optional<SharedRegion> sharedRegion(long bytes) {
        return memories.region(bytes);
    }

    @Override
    public long droppedCode() {
        return config.cache().map(CodeCache::dropped).orElse(0L);
    }

    @Override
    public void close() {
        saver.close();
        memories.close();
    }
}
