package dev.mote.conformance.fuzz;

import dev.mote.engine.CompileOptions;
import dev.mote.engine.CoreInstance;
import dev.mote.engine.CoreModule;
import dev.mote.engine.CpuClock;
import dev.mote.engine.CpuSlots;
import dev.mote.engine.DeadlineTicker;
import dev.mote.engine.Engine;
import dev.mote.engine.ExportType;
import dev.mote.engine.Global;
import dev.mote.engine.GuestExecutor;
import dev.mote.engine.GuestFunction;
import dev.mote.engine.InstanceConfig;
import dev.mote.engine.InstanceLimits;
import dev.mote.engine.Memory;
import dev.mote.engine.ModuleException;
import dev.mote.engine.NanoClock;
import dev.mote.engine.Run;
import dev.mote.engine.RunLimits;
import dev.mote.engine.Stopped;
import dev.mote.engine.Trap;
import dev.mote.engine.TrapCode;
import dev.mote.engine.V128;
import dev.mote.engine.ValueType;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.zip.CRC32C;

/**
 * Runs modules on one engine: calls every exported function a few times with arguments that follow from the module,
 * and writes down results, traps, logged values, globals and memories. Each module runs in a thread of its own.
 */
final class Execution implements AutoCloseable {
    private static final int ROUNDS = 3;
    private static final int FUEL = 300;
    private static final List<Object> EXTERNALS = List.of("left", "right");

    /** One engine refuses modules once it has met too many parameter lists, of which random modules are full. */
    private static final int MODULES_OF_AN_ENGINE = 1_000;

    private final Supplier<Engine> engines;
    private final Duration limit;
    private final CompileOptions options;
    private final DeadlineTicker ticker = new DeadlineTicker().start();
    private final GuestExecutor executor = new GuestExecutor(ticker, NanoClock.system(), CpuClock.system());
    private final CpuSlots.Share share = new CpuSlots(1, 1).share();

    private Engine engine;
    private int modules;

    /**
     * @param limit how long one module may run
     * @param options how modules are compiled; fuel that they count is written down too
     */
    Execution(Supplier<Engine> engines, Duration limit, CompileOptions options) {
        this.engines = engines;
        this.engine = engines.get();
        this.limit = limit;
        this.options = options;
    }

    Engine engine() {
        return engine;
    }

    Outcome run(byte[] wasm) throws InterruptedException {
        if (modules++ == MODULES_OF_AN_ENGINE) {
            engine.close();
            engine = engines.get();
            modules = 1;
        }
        return Outcome.inThread(() -> inThread(wasm));
    }

    private Outcome inThread(byte[] wasm) {
        Outcome.Log log = new Outcome.Log();
        try (CoreModule module = engine.compile(wasm, options)) {
            return executor.newRun(new RunLimits(limit, limit), share).call(run -> inRun(module, run, log, wasm));
        } catch (ModuleException e) {
            return new Outcome.Seen(List.of("refused: " + e.code().id()));
        } catch (Stopped _) {
            return new Outcome.Unknown("stopped");
        } catch (Inconclusive e) {
            return new Outcome.Unknown(e.getMessage());
        }
    }

    private Outcome inRun(CoreModule module, Run run, Outcome.Log log, byte[] wasm) {
        InstanceConfig config = new InstanceConfig(InstanceLimits.defaults(), run, log);
        try (CoreInstance instance = module.instantiate(Host.offered(), config)) {
            SplittableRandom random = new SplittableRandom(Arrays.hashCode(wasm));
            for (int round = 0; round < ROUNDS; round++) {
                for (ExportType export : module.info().exports()) {
                    instance.function(export.name()).ifPresent(function -> {
                        call(instance, export.name(), function, random, log);
                        look(instance, module, log);
                    });
                }
            }
        } catch (Trap trap) {
            log.add("instantiation: " + code(trap));
        }
        if (options.fuel()) {
            log.add("fuel: " + run.fuelUsed());
        }
        return new Outcome.Seen(log.lines());
    }

    private static void call(
            CoreInstance instance, String name, GuestFunction function, SplittableRandom random, Outcome.Log log) {
        instance.export(Host.FUEL)
                .filter(Global.class::isInstance)
                .map(Global.class::cast)
                .filter(fuel -> fuel.type().mutable() && fuel.type().type() == ValueType.I32)
                .ifPresent(fuel -> fuel.set(FUEL));
        Object[] arguments = function.type().params().stream()
                .map(type -> argument(type, random))
                .toArray();
        String result;
        try {
            result = all(function.call(arguments));
        } catch (Trap trap) {
            result = code(trap);
        }
        log.add(name + all(arguments) + " -> " + result);
    }

    /** Globals and memories, as they are now. */
    private static void look(CoreInstance instance, CoreModule module, Outcome.Log log) {
        for (ExportType export : module.info().exports()) {
            switch (instance.export(export.name()).orElseThrow()) {
                case Global global -> log.add("  " + export.name() + " = " + shown(global.get()));
                case Memory memory -> {
                    CRC32C digest = new CRC32C();
                    digest.update(memory.read(0, memory.pages() << 16));
                    log.add("  " + export.name() + " = " + memory.pages() + " pages, "
                            + Long.toHexString(digest.getValue()));
                }
                default -> {}
            }
        }
    }

    private static String code(Trap trap) {
        if (trap.code() == TrapCode.STACK_EXHAUSTED || trap.code() == TrapCode.NODE_MEMORY_EXHAUSTED) {
            throw new Inconclusive(trap.code().id());
        }
        if (trap.code() == TrapCode.INTERNAL) {
            throw new IllegalStateException("internal error: " + trap.getMessage());
        }
        return trap.code().id();
    }

    private static Object argument(ValueType type, SplittableRandom random) {
        long bits = random.nextInt(3) == 0 ? random.nextLong() : random.nextInt(20) - 5L;
        return switch (type) {
            case I32 -> (int) bits;
            case I64 -> bits;
            case F32 -> random.nextBoolean() ? (float) bits : Float.intBitsToFloat(random.nextInt());
            case F64 -> random.nextBoolean() ? (double) bits : Double.longBitsToDouble(random.nextLong());
            case V128 -> new V128(bits, random.nextLong());
            case EXTERNREF -> random.nextBoolean() ? EXTERNALS.get(random.nextInt(EXTERNALS.size())) : null;
            case FUNCREF, EXNREF -> null;
        };
    }

    private static String all(Object[] values) {
        return Arrays.stream(values).map(Execution::shown).toList().toString();
    }

    private static String shown(Object value) {
        return switch (value) {
            case null -> "null";
            case Integer i -> "i32:" + i;
            case Long l -> "i64:" + l;
            case Float f -> "f32:" + Integer.toHexString(Float.floatToRawIntBits(f));
            case Double d -> "f64:" + Long.toHexString(Double.doubleToRawLongBits(d));
            case V128(long low, long high) -> "v128:" + Long.toHexString(high) + "_" + Long.toHexString(low);
            case String text -> text;
            default -> "reference";
        };
    }

    @Override
    public void close() {
        ticker.close();
        engine.close();
    }

    /** Ends a module about which nothing can be said. */
    private static final class Inconclusive extends RuntimeException {
        Inconclusive(String why) {
            super(why, null, false, false);
        }
    }
}
