package dev.mote.wasi.p2;

import dev.mote.component.abi.VariantValue;
import dev.mote.component.runtime.HostInterface;
import dev.mote.component.wit.WitPackages;
import dev.mote.wasi.ByteSink;
import dev.mote.wasi.ProcessExit;
import java.util.List;
import java.util.function.Function;

/** {@code wasi:cli}: arguments, environment, exit and the standard streams. Stateless. */
final class CliFunctions {
    private CliFunctions() {}

    static List<HostInterface> interfaces(WitPackages wit) {
        return List.of(
                environment(wit),
                wit.find("wasi:cli/exit")
                        .offer(new Functions()
                                .action("exit", (_, params) -> {
                                    throw new ProcessExit(((VariantValue) params.get(0)).index());
                                })
                                .action("exit-with-code", (_, params) -> {
                                    throw new ProcessExit((Integer) params.get(0));
                                })
                                .all()),
                wit.find("wasi:cli/stdin")
                        .offer(new Functions()
                                .answer("get-stdin", (call, _) -> {
                                    P2Process guest = P2Process.of(call);
                                    return guest.resources().keep(new InputResource(new Shared(guest.stdin())));
                                })
                                .all()),
                output(wit, "stdout", guest -> guest.config().stdout()),
                output(wit, "stderr", guest -> guest.config().stderr()),
                wit.find("wasi:cli/terminal-input").offer(new Functions().all()),
                wit.find("wasi:cli/terminal-output").offer(new Functions().all()),
                terminal(wit, "stdin", guest -> guest.config().stdin().isTerminal()),
                terminal(wit, "stdout", guest -> guest.config().stdout().isTerminal()),
                terminal(wit, "stderr", guest -> guest.config().stderr().isTerminal()));
    }

    private static HostInterface environment(WitPackages wit) {
        return wit.find("wasi:cli/environment")
                .offer(new Functions()
                        .answer(
                                "get-environment",
                                (call, _) -> P2Process.of(call).config().env().entrySet().stream()
                                        .map(value -> List.of(value.getKey(), value.getValue()))
                                        .toList())
                        .answer(
                                "get-arguments",
                                (call, _) -> P2Process.of(call).config().args())
                        .answer("initial-cwd", (_, _) -> VariantValue.NONE)
                        .all());
    }

    private static HostInterface output(WitPackages wit, String name, Function<P2Process, ByteSink> sink) {
        return wit.find("wasi:cli/" + name)
                .offer(new Functions()
                        .answer("get-" + name, (call, _) -> {
                            P2Process guest = P2Process.of(call);
                            return guest.resources().keep(new OutputResource(new SinkOutput(sink.apply(guest))));
                        })
                        .all());
    }

    private static HostInterface terminal(WitPackages wit, String name, Function<P2Process, Boolean> isTerminal) {
        return wit.find("wasi:cli/terminal-" + name)
                .offer(new Functions()
                        .answer("get-terminal-" + name, (call, _) -> {
                            P2Process guest = P2Process.of(call);
                            return isTerminal.apply(guest)
                                    ? VariantValue.some(guest.resources().keep(new Terminal()))
                                    : VariantValue.NONE;
                        })
                        .all());
    }

    /** Says by being there that a person looks at a stream, or types it. */
    private static final class Terminal extends GuestResource {}
}
