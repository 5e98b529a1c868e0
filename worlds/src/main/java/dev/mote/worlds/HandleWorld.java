package dev.mote.worlds;

import dev.mote.engine.CoreInstance;
import dev.mote.engine.CoreModule;
import dev.mote.engine.ExportType;
import dev.mote.engine.FuncType;
import dev.mote.engine.GuestFunction;
import dev.mote.engine.HostFunction;
import dev.mote.engine.ImportType;
import dev.mote.engine.Imports;
import dev.mote.engine.InstanceConfig;
import dev.mote.engine.InstanceLimits;
import dev.mote.engine.MemoryType;
import dev.mote.engine.ModuleInfo;
import dev.mote.engine.Offers;
import dev.mote.engine.Run;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The contract of serverless-wasm: an exported function without parameters answers an HTTP request by calling imports of
 * module {@code env}. An unknown import or another signature is an error. Stateless; any thread may call.
 */
public final class HandleWorld implements World {
    static final FuncType ENTRY_TYPE = new FuncType(List.of(), List.of());

    private static final String ENV = "env";
    private static final String MEMORY = "memory";
    private static final String HANDLE = "handle";
    private static final String INITIALIZE = "_initialize";
    private static final int MOST_PROBLEMS = 12;

    private final Offers offers = Offers.of(
            MethodHandles.lookup(), HandleAnswers.class, HandleRequests.class, HandleSockets.class, HandleValues.class);

    public HandleWorld() {
        Offers.initialise(
                MethodHandles.lookup(),
                AddressRange.class,
                Closing.class,
                HandleFailure.class,
                HandleMemory.class,
                HostAndPort.class,
                HttpHead.class,
                NetworkGrant.class,
                SocketIo.class);
    }

    @Override
    public String name() {
        return "handle";
    }

    @Override
    public boolean ownsImportedMemory() {
        return true;
    }

    @Override
    public Fit fit(ModuleInfo module) {
        List<String> problems = new ArrayList<>();
        List<String> entries = entries(module);
        if (entries.isEmpty()) {
            problems.add("It exports no function ()->(), as handle, which this world calls.");
        }
        module.imports().stream()
                .map(this::importProblem)
                .flatMap(Optional::stream)
                .limit(MOST_PROBLEMS)
                .forEach(problems::add);
        boolean ours = module.imports().stream().anyMatch(this::isOffered);
        if (problems.isEmpty() && !ours && !entries.contains(HANDLE)) {
            problems.add("It neither exports handle nor imports a function of this world.");
        }
        return problems.isEmpty() ? new Fit.Fits() : new Fit.Misfit(ours, problems);
    }

    @Override
    public Optional<String> entryProblem(ModuleInfo module, String entry) {
        if (module.export(entry).filter(ENTRY_TYPE::equals).isPresent()) {
            return Optional.empty();
        }
        List<String> entries = entries(module).stream().map(Printable::of).toList();
        return Optional.of("The module exports no function " + Printable.of(entry) + " ()->(); it exports "
                + String.join(", ", entries) + ".");
    }

    @Override
    public Guest prepare(CoreModule module, InstanceLimits limits, Run run) {
        Imports imports = imports(module.info());
        try (HandleProcess process = HandleProcess.isolated();
                CoreInstance instance = module.instantiate(imports, new InstanceConfig(limits, run, process))) {
            instance.function(INITIALIZE)
                    .filter(export -> export.type().equals(ENTRY_TYPE))
                    .ifPresent(GuestFunction::call);
            List<String> entries = entries(module.info());
            String entry = entries.size() == 1 ? entries.getFirst() : HANDLE;
            return new HandleGuest(module, imports, instance.snapshot(), entry);
        }
    }

    private Imports imports(ModuleInfo module) {
        Imports.Builder imports = Imports.builder();
        module.imports().stream()
                .filter(this::isOffered)
                .forEach(imported -> offers.find(imported.name())
                        .ifPresent(function -> imports.add(ENV, imported.name(), function)));
        return imports.build();
    }

    /** Exports that a call can run, in the order of the module. */
    private static List<String> entries(ModuleInfo module) {
        return module.exports().stream()
                .filter(export -> export.type().equals(ENTRY_TYPE))
                .map(ExportType::name)
                .filter(name -> !name.startsWith("_"))
                .toList();
    }

    private boolean isOffered(ImportType imported) {
        return imported.module().equals(ENV)
                && imported.type() instanceof FuncType
                && offers.find(imported.name()).isPresent();
    }

    private Optional<String> importProblem(ImportType imported) {
        String name = Printable.of(imported.qualifiedName());
        if (imported.type() instanceof MemoryType
                && imported.module().equals(ENV)
                && imported.name().equals(MEMORY)) {
            return Optional.empty();
        }
        Optional<HostFunction> offered =
                imported.module().equals(ENV) ? offers.find(imported.name()) : Optional.empty();
        if (offered.isEmpty()) {
            return Optional.of("It imports " + name + "; this world offers env.memory and "
                    + String.join(", ", offers.names()) + ", all of env.");
        }
        return offered.get().type().equals(imported.type())
                ? Optional.empty()
                : Optional.of("It imports " + name + " as " + imported.type() + "; this world offers it as "
                        + offered.get().type() + ".");
    }
}
