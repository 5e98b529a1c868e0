package dev.mote.worlds;

import dev.mote.engine.CoreInstance;
import dev.mote.engine.CoreModule;
import dev.mote.engine.ExternType;
import dev.mote.engine.FuncType;
import dev.mote.engine.GlobalType;
import dev.mote.engine.HostFunction;
import dev.mote.engine.ImportType;
import dev.mote.engine.Imports;
import dev.mote.engine.InstanceConfig;
import dev.mote.engine.InstanceLimits;
import dev.mote.engine.MemoryType;
import dev.mote.engine.ModuleInfo;
import dev.mote.engine.Offers;
import dev.mote.engine.Run;
import dev.mote.engine.Snapshot;
import dev.mote.engine.TableType;
import dev.mote.engine.TagType;
import dev.mote.engine.ValueType;
import java.lang.invoke.MethodHandles;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The contract of Faasm's first release: input, output and chained calls in fixed regions of memory, and a small kernel
 * in module {@code env} where everything that is not offered traps when it is called. Stateless; any thread may call.
 */
public final class Faasm2018World implements World {
    static final String RUN = "run";
    static final FuncType RUN_TYPE = FuncType.of(Collections.nCopies(4, ValueType.I32), ValueType.I32);

    private static final String ENV = "env";
    private static final String MEMORY = "memory";
    private static final int MOST_PROBLEMS = 12;

    private final Clock clock;
    private final Offers offers = Offers.of(
            MethodHandles.lookup(),
            Faasm2018Files.class,
            Faasm2018Hosts.class,
            Faasm2018Pages.class,
            Faasm2018Poll.class,
            Faasm2018Print.class,
            Faasm2018Sockets.class,
            Faasm2018Time.class);

    /** @param clock the date and time that guests see */
    public Faasm2018World(Clock clock) {
        Offers.initialise(
                MethodHandles.lookup(),
                AddressRange.class,
                Closing.class,
                NameServer.class,
                NetworkGrant.class,
                SocketIo.class);
        this.clock = clock;
    }

    @Override
    public String name() {
        return "faasm-2018";
    }

    @Override
    public int minimumMemoryPages() {
        return Faasm2018Layout.MINIMUM_PAGES;
    }

    @Override
    public Fit fit(ModuleInfo module) {
        List<String> problems = new ArrayList<>();
        runProblem(module).ifPresent(problems::add);
        memoryProblem(module).ifPresent(problems::add);
        module.imports().stream()
                .filter(imported -> !isFunctionOfEnv(imported))
                .map(this::importProblem)
                .forEach(problems::add);
        if (problems.isEmpty()) {
            return new Fit.Fits();
        }
        if (problems.size() > MOST_PROBLEMS) {
            int more = problems.size() - MOST_PROBLEMS;
            problems.subList(MOST_PROBLEMS, problems.size()).clear();
            problems.add("There are " + more + " more problems like these.");
        }
        boolean near = module.export(RUN).isPresent()
                || module.imports().stream()
                        .anyMatch(imported -> isFunctionOfEnv(imported)
                                && offers.find(imported.name()).isPresent());
        return new Fit.Misfit(near, problems);
    }

    @Override
    public Guest prepare(CoreModule module, InstanceLimits limits, Run run) {
        Imports imports = imports(module.info());
        try (Faasm2018Process process = Faasm2018Process.isolated(clock);
                CoreInstance instance = module.instantiate(imports, new InstanceConfig(limits, run, process))) {
            if (instance.memory().pages() < Faasm2018Layout.MINIMUM_PAGES) {
                throw new IllegalArgumentException(
                        "a module of faasm-2018 is compiled with at least " + Faasm2018Layout.MINIMUM_PAGES + " pages");
            }
            Snapshot snapshot = instance.snapshot();
            return new Faasm2018Guest(module, imports, snapshot, clock);
        }
    }

    private Imports imports(ModuleInfo module) {
        Imports.Builder imports = Imports.builder();
        for (ImportType imported : module.imports()) {
            if (imported.type() instanceof FuncType type) {
                imports.add(imported.module(), imported.name(), function(imported, type));
            }
        }
        return imports.build();
    }

    /** What is offered under this name and type, or else a function that traps: linking never fails for a name. */
    private HostFunction function(ImportType imported, FuncType type) {
        String name = Printable.of(imported.qualifiedName());
        Optional<HostFunction> offered = offers.find(imported.name());
        if (offered.isEmpty()) {
            return Offers.trap(type, "the guest called " + name + ", which faasm-2018 does not offer");
        }
        if (!offered.get().type().equals(type)) {
            return Offers.trap(
                    type,
                    "the guest called " + name + " as " + type + ", which faasm-2018 offers as "
                            + offered.get().type());
        }
        return offered.get();
    }

    private static Optional<String> runProblem(ModuleInfo module) {
        Optional<ExternType> run = module.export(RUN);
        if (run.isEmpty()) {
            return Optional.of("It does not export the function run " + RUN_TYPE + ", which this world calls.");
        }
        return run.get().equals(RUN_TYPE)
                ? Optional.empty()
                : Optional.of(
                        "Its export run is " + kind(run.get()) + "; this world calls a function " + RUN_TYPE + ".");
    }

    private static Optional<String> memoryProblem(ModuleInfo module) {
        Optional<ExternType> export = module.export(MEMORY);
        if (export.isEmpty() || !(export.get() instanceof MemoryType memory)) {
            return Optional.of("It does not export its memory as memory, where this world puts the input.");
        }
        long maximum = memory.maximum().orElse(Long.MAX_VALUE);
        return maximum >= Faasm2018Layout.MINIMUM_PAGES
                ? Optional.empty()
                : Optional.of("Its memory has a maximum of " + maximum + " pages; this world needs "
                        + Faasm2018Layout.MINIMUM_PAGES + ". Link it without a maximum.");
    }

    private String importProblem(ImportType imported) {
        return "It imports " + kind(imported.type()) + " " + Printable.of(imported.qualifiedName())
                + "; this world takes functions of module env alone, and offers "
                + String.join(", ", offers.names()) + ".";
    }

    private static boolean isFunctionOfEnv(ImportType imported) {
        return imported.module().equals(ENV) && imported.type() instanceof FuncType;
    }

    private static String kind(ExternType type) {
        return switch (type) {
            case FuncType function -> "the function " + function;
            case GlobalType _ -> "the global";
            case MemoryType _ -> "the memory";
            case TableType _ -> "the table";
            case TagType _ -> "the tag";
        };
    }
}
