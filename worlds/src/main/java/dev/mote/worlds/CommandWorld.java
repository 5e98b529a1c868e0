package dev.mote.worlds;

import dev.mote.component.runtime.ComponentCode;
import dev.mote.component.runtime.HostInterfaces;
import dev.mote.component.type.ComponentType;
import dev.mote.engine.CoreModule;
import dev.mote.engine.ExternType;
import dev.mote.engine.FuncType;
import dev.mote.engine.HostFunction;
import dev.mote.engine.ImportType;
import dev.mote.engine.Imports;
import dev.mote.engine.InstanceLimits;
import dev.mote.engine.ModuleInfo;
import dev.mote.engine.NanoClock;
import dev.mote.engine.Run;
import dev.mote.engine.ValueType;
import dev.mote.wasi.Preview1;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Ordinary programs. Modules are written against WASI 0.1: a command with {@code _start}, or a reactor with
 * {@code _initialize} and a function to call. Components are written against WASI 0.2 and export {@code wasi:cli/run}. The
 * input is its standard input, what it prints is the output. Stateless; any thread may call.
 */
public final class CommandWorld implements World {
    static final String START = "_start";
    static final String INITIALIZE = "_initialize";
    /** What a reactor is called by where nothing else is named. */
    static final String RUN = "run";

    private static final FuncType NOTHING = FuncType.of(List.of());
    private static final FuncType EXIT_CODE = FuncType.of(List.of(), ValueType.I32);
    private static final int MOST_PROBLEMS = 12;

    private final Preview1 wasi = new Preview1();
    private final HostInterfaces offered = ComponentInterfaces.all();
    private final SystemGrants grants;

    /**
     * @param clock the date and time that guests see
     * @param nanoClock the elapsed time that guests see
     */
    public CommandWorld(Clock clock, NanoClock nanoClock) {
        this.grants = new SystemGrants(clock, nanoClock);
    }

    @Override
    public String name() {
        return "command";
    }

    @Override
    public Fit fit(ModuleInfo module) {
        List<String> problems = new ArrayList<>();
        entryProblem(module).ifPresent(problems::add);
        module.imports().stream()
                .map(this::importProblem)
                .flatMap(Optional::stream)
                .forEach(problems::add);
        if (problems.isEmpty()) {
            return new Fit.Fits();
        }
        if (problems.size() > MOST_PROBLEMS) {
            int more = problems.size() - MOST_PROBLEMS;
            problems.subList(MOST_PROBLEMS, problems.size()).clear();
            problems.add("There are " + more + " more problems like these.");
        }
        boolean near = module.export(START).isPresent()
                || module.imports().stream().anyMatch(imported -> isWasi(imported.module()));
        return new Fit.Misfit(near, problems);
    }

    @Override
    public Optional<String> entryProblem(ModuleInfo module, String entry) {
        return module.export(entry).orElse(NOTHING) instanceof FuncType type
                        && module.export(entry).isPresent()
                        && isEntry(type)
                ? Optional.empty()
                : Optional.of("The module exports no function " + Printable.of(entry) + " ()->() or ()->(i32).");
    }

    @Override
    public Guest prepare(CoreModule module, InstanceLimits limits, Run run) {
        return new CommandGuest(program(module), grants);
    }

    @Override
    public Fit fit(ComponentType component) {
        List<String> problems = new ArrayList<>(ComponentFit.missing(offered, component));
        boolean runs = ComponentCommand.runs(component);
        if (!runs) {
            problems.addFirst("It does not export " + ComponentCommand.INTERFACE + ", which this world calls.");
        }
        return problems.isEmpty() ? new Fit.Fits() : new Fit.Misfit(runs, problems);
    }

    @Override
    public Guest prepare(ComponentCode code, InstanceLimits limits, Run run) {
        return new CommandGuest(program(code), grants);
    }

    /** A program that fits, for whoever gives it streams of their own. */
    public CommandProgram program(Compiled compiled) {
        return switch (compiled) {
            case Compiled.Module(CoreModule module) -> program(module);
            case Compiled.Component(ComponentCode code) -> program(code);
        };
    }

    private CommandProgram program(ComponentCode code) {
        return new ComponentCommand(code, ComponentRefusals.translated(() -> code.link(offered)));
    }

    private CommandProgram program(CoreModule module) {
        Imports.Builder imports = Imports.builder();
        for (ImportType imported : module.info().imports()) {
            wasi.find(imported.module(), imported.name())
                    .ifPresent(function -> imports.add(imported.module(), imported.name(), function));
        }
        return new ModuleCommand(module, imports.build());
    }

    static boolean isEntry(FuncType type) {
        return type.equals(NOTHING) || type.equals(EXIT_CODE);
    }

    private static Optional<String> entryProblem(ModuleInfo module) {
        for (String name : List.of(START, RUN)) {
            Optional<ExternType> export = module.export(name);
            if (export.isPresent() && export.get() instanceof FuncType type && isEntry(type)) {
                return Optional.empty();
            }
        }
        return Optional.of("It exports neither _start ()->(), as a command does, nor run ()->() for a reactor.");
    }

    private Optional<String> importProblem(ImportType imported) {
        String name = Printable.of(imported.qualifiedName());
        Optional<HostFunction> offered = wasi.find(imported.module(), imported.name());
        if (offered.isEmpty()) {
            return Optional.of("It imports " + name + "; this world offers " + Preview1.MODULE + " and nothing else.");
        }
        return offered.get().type().equals(imported.type())
                ? Optional.empty()
                : Optional.of("It imports " + name + " with another type; this world offers it as "
                        + offered.get().type() + ".");
    }

    private static boolean isWasi(String module) {
        return module.equals(Preview1.MODULE) || module.equals(Preview1.UNSTABLE);
    }
}
