package dev.mote.worlds;

import dev.mote.component.abi.VariantValue;
import dev.mote.component.runtime.ComponentCode;
import dev.mote.component.runtime.ComponentInstance;
import dev.mote.component.runtime.ExportedFunction;
import dev.mote.component.runtime.LinkedComponent;
import dev.mote.component.type.ComponentType;
import dev.mote.component.type.Extern;
import dev.mote.component.type.FunctionType;
import dev.mote.component.type.InstanceType;
import dev.mote.component.type.ValType;
import dev.mote.engine.InstanceConfig;
import dev.mote.engine.InstanceLimits;
import dev.mote.engine.Run;
import dev.mote.wasi.ProcessExit;
import dev.mote.wasi.WasiConfig;
import java.util.List;
import java.util.Optional;

/** A component as a program, on WASI 0.2. */
final class ComponentCommand implements CommandProgram {
    static final String INTERFACE = "wasi:cli/run";

    private static final String RUN = "run";
    private static final FunctionType RUN_TYPE =
            new FunctionType(false, List.of(), Optional.of(new ValType.ResultOf(Optional.empty(), Optional.empty())));

    private final ComponentCode code;
    private final LinkedComponent component;

    ComponentCommand(ComponentCode code, LinkedComponent component) {
        this.code = code;
        this.component = component;
    }

    /** Whether a component is a program: exports {@code wasi:cli/run}, of any version of this track or of none. */
    static boolean runs(ComponentType component) {
        return component.exports().entrySet().stream()
                .anyMatch(export -> export.getKey().matches(INTERFACE + "(@0\\.2\\..*)?")
                        && export.getValue() instanceof Extern.OfInstance(InstanceType type)
                        && type.exports().get(RUN) instanceof Extern.OfFunction(FunctionType function)
                        && function.equals(RUN_TYPE));
    }

    @Override
    public int run(WasiConfig config, InstanceLimits limits, Run run, Optional<String> entry) {
        try (HttpGuestProcess process = new HttpGuestProcess(config);
                ComponentInstance instance = component.instantiate(new InstanceConfig(limits, run, process))) {
            VariantValue result =
                    (VariantValue) entry(entry).call(instance, List.of()).orElseThrow();
            return result.index();
        } catch (ProcessExit e) {
            return e.code();
        }
    }

    private ExportedFunction entry(Optional<String> wanted) {
        return wanted.map(component::function)
                .orElseGet(() -> component.function(INTERFACE, RUN))
                .filter(function -> function.type().equals(RUN_TYPE))
                .orElseThrow(() -> new NoEntry("The component exports no function "
                        + Printable.of(wanted.orElse(INTERFACE)) + ": " + RUN_TYPE + "."));
    }

    @Override
    public void close() {
        code.close();
    }
}
