package dev.mote.worlds;

import dev.mote.component.runtime.ComponentCode;
import dev.mote.component.runtime.ExportedFunction;
import dev.mote.component.runtime.HostInterfaces;
import dev.mote.component.runtime.LinkedComponent;
import dev.mote.component.type.ComponentType;
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
import dev.mote.wasi.http.WasiHttp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Components that export {@code wasi:http/incoming-handler}, of any version 0.2: the world {@code wasi:http/proxy}. A call
 * hands the request over and sends what the component answers, while it comes. Stateless; any thread may call.
 */
public final class HttpWorld implements World {
    private static final String HANDLE = "handle";
    private static final String INCOMING = WasiHttp.INCOMING.substring(0, WasiHttp.INCOMING.indexOf('@'));

    private final HostInterfaces offered = ComponentInterfaces.all();
    private final SystemGrants grants;

    /**
     * @param clock the date and time that guests see
     * @param nanoClock the elapsed time that guests see
     */
    public HttpWorld(Clock clock, NanoClock nanoClock) {
        this.grants = new SystemGrants(clock, nanoClock);
    }

    @Override
    public String name() {
        return "http";
    }

    @Override
    public Fit fit(ModuleInfo module) {
        return new Fit.Misfit(false, List.of("It is a core module; this world takes components."));
    }

    @Override
    public Fit fit(ComponentType component) {
        boolean exports = component.exports().keySet().stream().anyMatch(HttpWorld::isHandler);
        List<String> problems = new ArrayList<>();
        if (!exports) {
            problems.add("It does not export wasi:http/incoming-handler, of a version 0.2, which this world calls.");
        }
        problems.addAll(ComponentFit.missing(offered, component));
        return problems.isEmpty() ? new Fit.Fits() : new Fit.Misfit(exports, problems);
    }

    private static boolean isHandler(String export) {
        return export.equals(INCOMING) || export.startsWith(INCOMING + "@0.2.");
    }

    @Override
    public Guest prepare(CoreModule module, InstanceLimits limits, Run run) {
        throw new ModuleException(ModuleException.Code.UNKNOWN_IMPORT, "The world http takes components.");
    }

    @Override
    public Guest prepare(ComponentCode code, InstanceLimits limits, Run run) {
        LinkedComponent linked = ComponentRefusals.translated(() -> code.link(offered));
        ExportedFunction handle = linked.function(WasiHttp.INCOMING, HANDLE)
                .filter(function -> takesRequestAndOutparam(function.type()))
                .orElseThrow(() -> new ModuleException(
                        ModuleException.Code.UNKNOWN_IMPORT,
                        "The component's incoming-handler has no function handle as wasi:http declares it."));
        try (HttpGuestProcess process = new HttpGuestProcess(grants.nothing())) {
            InstanceConfig config = new InstanceConfig(limits, run, process);
            return new HttpGuest(code, linked.startingFromSnapshots(config), handle, grants);
        } catch (ProcessExit _) {
            throw new ModuleException(
                    ModuleException.Code.UNKNOWN_IMPORT, "The component exits while it is initialised.");
        }
    }

    private static boolean takesRequestAndOutparam(FunctionType type) {
        return type.params().size() == 2
                && type.result().isEmpty()
                && type.params().stream().allMatch(param -> param.type() instanceof ValType.Own);
    }
}
