package dev.mote.conformance.fuzz;

import dev.mote.component.ComponentException;
import dev.mote.component.ComponentLimits;
import dev.mote.component.runtime.ComponentCode;
import dev.mote.component.runtime.ComponentInfo;
import dev.mote.component.runtime.ComponentInstance;
import dev.mote.component.runtime.ExportedFunction;
import dev.mote.component.runtime.LinkedComponent;
import dev.mote.component.type.ComponentType;
import dev.mote.component.type.Extern;
import dev.mote.component.type.InstanceType;
import dev.mote.component.type.WitText;
import dev.mote.engine.CompileOptions;
import dev.mote.engine.CpuClock;
import dev.mote.engine.CpuSlots;
import dev.mote.engine.DeadlineTicker;
import dev.mote.engine.GuestExecutor;
import dev.mote.engine.InstanceConfig;
import dev.mote.engine.InstanceLimits;
import dev.mote.engine.MemoryBudget;
import dev.mote.engine.ModuleException;
import dev.mote.engine.NanoClock;
import dev.mote.engine.Run;
import dev.mote.engine.RunLimits;
import dev.mote.engine.Stopped;
import dev.mote.engine.Trap;
import dev.mote.engine.TrapCode;
import dev.mote.engine.codegen.CodegenConfig;
import dev.mote.engine.codegen.MoteEngine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Reads components, links those that are valid to a host that offers all they ask for, and calls every function that they
 * export with random values, under limits. Each component runs in a thread of its own.
 */
final class ComponentExecution implements AutoCloseable {
    private static final Duration RUN_TIME = Duration.ofMillis(500);
    private static final InstanceLimits LIMITS = new InstanceLimits(16L << 20, 10_000);
    private static final long NODE_MEMORY = 256L << 20;
    private static final int ROUNDS = 2;
    private static final int INSTANCES = 50;
    private static final int LONGEST_TEXT = 8 << 20;

    /** Refused components cost next to nothing; an engine that has met many others is replaced. */
    private static final int COMPONENTS_OF_AN_ENGINE = 500;

    private final DeadlineTicker ticker = new DeadlineTicker().start();
    private final GuestExecutor executor = new GuestExecutor(ticker, NanoClock.system(), CpuClock.system());
    private final CpuSlots.Share share = new CpuSlots(1, 1).share();
    private final ComponentLimits limits;
    private MoteEngine engine = engine();
    private int compiled;

    ComponentExecution() {
        ComponentLimits usual = ComponentLimits.defaults();
        this.limits = new ComponentLimits(
                usual.bytes(), usual.coreModules(), usual.nesting(), usual.definitions(), usual.typeSize(), INSTANCES);
    }

    private static MoteEngine engine() {
        return new MoteEngine(new CodegenConfig(new MemoryBudget(NODE_MEMORY)));
    }

    Outcome run(byte[] wasm) throws InterruptedException {
        if (compiled >= COMPONENTS_OF_AN_ENGINE) {
            engine.close();
            engine = engine();
            compiled = 0;
        }
        return Outcome.inThread(() -> inThread(wasm));
    }

    private Outcome inThread(byte[] wasm) {
        SplittableRandom random = new SplittableRandom(Arrays.hashCode(wasm));
        Outcome.Log log = new Outcome.Log();
        try {
            ComponentInfo info = ComponentCode.inspect(engine, wasm, CompileOptions.defaults(), limits);
            if (WitText.of(info.type()).length() > LONGEST_TEXT) {
                throw new IllegalStateException("a long text tells what the component is");
            }
            compiled++;
            try (ComponentCode code = ComponentCode.compile(engine, wasm, CompileOptions.defaults(), limits)) {
                callAll(code.type(), code.link(StubHost.offered(code.type(), random)), random, log);
            }
        } catch (ComponentException e) {
            return new Outcome.Seen(List.of("refused: " + e.code().id()));
        } catch (Stopped _) {
            return new Outcome.Unknown("stopped");
        } catch (Trap trap) {
            log.add("instantiation -> trap." + checked(trap));
        }
        return new Outcome.Seen(log.lines());
    }

    private void callAll(ComponentType type, LinkedComponent linked, SplittableRandom random, Outcome.Log log) {
        try {
            for (int round = 0; round < ROUNDS; round++) {
                LinkedComponent started = round == 0 ? linked : snapshotted(linked);
                inRun(run -> callAll(type, started, run, random, log));
            }
        } catch (ModuleException e) {
            // Its modules fit, one by one; together they ask for more than an instance gets.
            log.add("instantiation -> " + e.code().id());
        }
    }

    /** What a component does within one run. */
    private interface Task {
        LinkedComponent in(Run run);
    }

    private LinkedComponent inRun(Task task) {
        return executor.newRun(new RunLimits(RUN_TIME, RUN_TIME), share).call(task::in);
    }

    private LinkedComponent snapshotted(LinkedComponent linked) {
        return inRun(run -> linked.startingFromSnapshots(config(run)));
    }

    private static InstanceConfig config(Run run) {
        return new InstanceConfig(LIMITS, run, "fuzz");
    }

    private static LinkedComponent callAll(
            ComponentType type, LinkedComponent linked, Run run, SplittableRandom random, Outcome.Log log) {
        ComponentValues values = new ComponentValues(random);
        for (Export export : exports(type)) {
            Optional<ExportedFunction> function = export.in(linked);
            // An instance takes no calls once it has trapped.
            try (ComponentInstance instance = linked.instantiate(config(run))) {
                if (function.isEmpty()) {
                    throw new IllegalStateException("no exported function " + export);
                }
                List<Object> arguments = function.get().type().params().stream()
                        .map(param -> values.of(param.type()))
                        .toList();
                log.add(export.name() + " -> " + called(function.get(), instance, arguments));
            }
        }
        return linked;
    }

    private static String called(ExportedFunction function, ComponentInstance instance, List<Object> arguments) {
        try {
            function.call(instance, arguments);
            return "answer";
        } catch (Trap trap) {
            return "trap." + checked(trap);
        }
    }

    private static String checked(Trap trap) {
        if (trap.code() == TrapCode.INTERNAL) {
            throw new IllegalStateException("internal error: " + trap.getMessage());
        }
        return trap.code().id();
    }

    /** An exported function, by itself or of an instance. */
    private record Export(Optional<String> instance, String name) {
        Optional<ExportedFunction> in(LinkedComponent component) {
            return instance.isPresent() ? component.function(instance.get(), name) : component.function(name);
        }
    }

    private static List<Export> exports(ComponentType type) {
        List<Export> exports = new ArrayList<>();
        type.exports().forEach((name, extern) -> {
            if (extern instanceof Extern.OfFunction) {
                exports.add(new Export(Optional.empty(), name));
            }
            if (extern instanceof Extern.OfInstance(InstanceType instance)) {
                instance.exports().forEach((inner, item) -> {
                    if (item instanceof Extern.OfFunction) {
                        exports.add(new Export(Optional.of(name), inner));
                    }
                });
            }
        });
        return exports;
    }

    @Override
    public void close() {
        ticker.close();
        engine.close();
    }
}
