package dev.mote.engine.codegen;

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
import dev.mote.engine.MemoryType;
import dev.mote.engine.ModuleException;
import dev.mote.engine.ModuleInfo;
import dev.mote.engine.ModuleLimits;
import dev.mote.engine.NanoClock;
import dev.mote.engine.Table;
import dev.mote.engine.TableType;
import dev.mote.engine.binary.ExportDef;
import dev.mote.engine.binary.ModuleReader;
import dev.mote.engine.binary.OwnMemory;
import dev.mote.engine.binary.WasmModule;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The engine of this project: makes JVM classes of WebAssembly functions. Any thread may call; modules share nothing. */
public final class MoteEngine implements Engine {
    private static final String VERSION = "mote-1";
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

    public MoteEngine(CodegenConfig config) {
        this.config = config;
    }

    @Override
    public String version() {
        return VERSION;
    }

    @Override
    public Set<Feature> features() {
        return Mapping.isAvailable() ? FEATURES : UNMAPPED_FEATURES;
    }

    @Override
    public ModuleInfo inspect(byte[] wasm, ModuleLimits limits) {
        return ModuleReader.readValidated(wasm, limits, features()).info();
    }

    @Override
    public CoreModule compile(byte[] wasm, CompileOptions options) {
        long start = System.nanoTime();
        byte[] own = options.ownMemory() ? OwnMemory.of(wasm) : wasm;
        WasmModule module = ModuleReader.readValidated(own, options.limits(), features());
        long parsed = System.nanoTime();
        GuestCodes codes = new GuestCodes(module, tables, config.split(), VectorShape.of(module, config.vectors()));
        // Made here where the memories are the module's own, so that a module that cannot be laid out is refused now.
        codes.get(module.memories().stream().map(config.shapes()::shape).toList());
        CompileReport report = new CompileReport(
                VERSION, Duration.ofNanos(parsed - start), Duration.ofNanos(System.nanoTime() - parsed), false, 0, 0);
        return new GuestModule(
                module.info(),
                report,
                module,
                codes,
                module.exports().stream().collect(Collectors.toMap(ExportDef::name, Function.identity())),
                config.memory(),
                config.shapes(),
                options.minimumMemoryPages(),
                collector);
    }

    @Override
    public Memory memory(MemoryType type, InstanceConfig instance) {
        return LinearMemory.make(
                type,
                new MemoryAccount(config.memory(), instance.limits()),
                config.shapes().shape(type));
    }

    @Override
    public Table table(TableType type) {
        Allowance allowance = new Allowance(InstanceLimits.defaults().tableElements());
        if (!allowance.take(type.minimum())) {
            throw new ModuleException(
                    ModuleException.Code.TOO_LARGE, "a table of " + type.minimum() + " elements is too large");
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
    public void close() {}
}
