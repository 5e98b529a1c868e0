package dev.mote.worlds;

import dev.mote.component.binary.Primitive;
import dev.mote.component.runtime.ComponentCode;
import dev.mote.component.runtime.ExportedFunction;
import dev.mote.component.runtime.HostInterfaces;
import dev.mote.component.runtime.LinkedComponent;
import dev.mote.component.type.ComponentType;
import dev.mote.component.type.Extern;
import dev.mote.component.type.FunctionType;
import dev.mote.component.type.ValType;
import dev.mote.engine.CoreModule;
import dev.mote.engine.InstanceConfig;
import dev.mote.engine.InstanceLimits;
import dev.mote.engine.ModuleException;
import dev.mote.engine.ModuleInfo;
import dev.mote.engine.NanoClock;
import dev.mote.engine.Run;
import dev.mote.wasi.ProcessExit;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Components that export {@code exec: func(input: string) -> string}: the request's text goes in, the answer's comes out.
 * They may use WASI 0.2, and send HTTP requests, within what is granted; what they print goes to the log. Stateless; any
 * thread may call.
 */
public final class FaasExecWorld implements World {
    static final String EXEC = "exec";

    private static final ValType STRING = new ValType.Scalar(Primitive.STRING);

    private final HostInterfaces offered = ComponentInterfaces.all();
    private final SystemGrants grants;

    /**
     * @param clock the date and time that guests see
     * @param nanoClock the elapsed time that guests see
     */
    public FaasExecWorld(Clock clock, NanoClock nanoClock) {
        this.grants = new SystemGrants(clock, nanoClock);
    }

    @Override
    public String name() {
        return "faas-exec";
    }

    @Override
    public Fit fit(ModuleInfo module) {
        return new Fit.Misfit(false, List.of("It is a core module; this world takes components."));
    }

    @Override
    public Fit fit(ComponentType component) {
        List<String> problems = new ArrayList<>();
        boolean exports = component.exports().containsKey(EXEC);
        if (!exports) {
            problems.add("It does not export exec: func(input: string) -> string, which this world calls.");
        } else if (!isExec(component.exports().get(EXEC))) {
            problems.add("Its export exec is "
                    + Printable.of(component.exports().get(EXEC).toString())
                    + "; this world calls func(input: string) -> string.");
        }
        problems.addAll(ComponentFit.missing(offered, component));
        return problems.isEmpty() ? new Fit.Fits() : new Fit.Misfit(exports, problems);
    }

    private static boolean isExec(Extern export) {
        return export instanceof Extern.OfFunction(FunctionType type)
                && !type.async()
                && type.params().size() == 1
                && type.params().getFirst().type().equals(STRING)
                && type.result().equals(Optional.of(STRING));
    }

    @Override
    public Guest prepare(CoreModule module, InstanceLimits limits, Run run) {
        throw new ModuleException(ModuleException.Code.UNKNOWN_IMPORT, "The world faas-exec takes components.");
    }

    @Override
    public Guest prepare(ComponentCode code, InstanceLimits limits, Run run) {
        LinkedComponent linked = ComponentRefusals.translated(() -> code.link(offered));
        ExportedFunction exec = linked.function(EXEC)
                .orElseThrow(() -> new ModuleException(
                        ModuleException.Code.UNKNOWN_IMPORT, "The component does not export exec."));
        try (HttpGuestProcess process = new HttpGuestProcess(grants.nothing())) {
            InstanceConfig config = new InstanceConfig(limits, run, process);
            return new FaasExecGuest(code, linked.startingFromSnapshots(config), exec, grants);
        } catch (ProcessExit e) {
            throw new ModuleException(
                    ModuleException.Code.UNKNOWN_IMPORT, "The component exits while it is initialised.");
        }
    }
}
