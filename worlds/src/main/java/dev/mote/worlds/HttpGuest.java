package dev.mote.worlds;

import dev.mote.component.runtime.ComponentCode;
import dev.mote.component.runtime.ComponentInstance;
import dev.mote.component.runtime.ExportedFunction;
import dev.mote.component.runtime.LinkedComponent;
import dev.mote.engine.InstanceConfig;
import dev.mote.engine.Run;
import dev.mote.engine.StopReason;
import dev.mote.wasi.ByteSource;
import dev.mote.wasi.http.HttpProcess;
import dev.mote.wasi.http.ServerAnswer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A component of world http, ready. Every request has an instance of its own. Any thread may call; holds nothing that changes. */
final class HttpGuest implements Guest {
    private final ComponentCode code;
    private final LinkedComponent component;
    private final ExportedFunction handle;
    private final SystemGrants grants;

    HttpGuest(ComponentCode code, LinkedComponent component, ExportedFunction handle, SystemGrants grants) {
        this.code = code;
        this.component = component;
        this.handle = handle;
        this.grants = grants;
    }

    @Override
    public Outcome call(Call call, Run run) {
        Optional<CollectedExchange> collected =
                call.http().isPresent() ? Optional.empty() : Optional.of(new CollectedExchange());
        HttpExchange exchange = call.http().orElseGet(collected::orElseThrow);
        HttpCall http = new HttpCall(exchange, call.input(), call.limits().outputBytes());
        try (HttpGuestProcess process = open(call)) {
            ServerAnswer answer = execute(call, run, process, http);
            Outcome outcome = outcome(answer, http, call.limits());
            return outcome instanceof Outcome.Completed && collected.isPresent() ? collected(collected.get()) : outcome;
        } catch (IOException e) {
            return Endings.unusableFolder(e, call);
        } catch (RuntimeException e) {
            return Endings.of(e, call, run);
        }
    }

    /** What the handler does after its answer is whole still counts: a trap then is a trap. */
    private ServerAnswer execute(Call call, Run run, HttpGuestProcess process, HttpCall http) {
        InstanceConfig config = new InstanceConfig(call.instance(), run, process);
        try (ComponentInstance instance = component.instantiate(config)) {
            HttpProcess.Incoming incoming = process.http().incoming(http);
            handle.call(instance, List.of(incoming.request(), incoming.outparam()));
            return incoming.answer();
        }
    }

    private static Outcome outcome(ServerAnswer answer, HttpCall http, CallLimits limits) {
        if (http.tooLarge()) {
            return new Outcome.Failed(
                    "output.too-large", "The answer has more than " + limits.outputBytes() + " bytes.");
        }
        if (http.gone()) {
            return new Outcome.Cancelled(StopReason.CANCELLED);
        }
        return switch (answer.state()) {
            case COMPLETE -> new Outcome.Completed(Payload.empty(), List.of());
            case UNSET -> new Outcome.Failed("guest.no-answer", "The component ended without setting an answer.");
            case REFUSED ->
                new Outcome.Failed("guest.failed", "The component answered with the error " + answer.problem() + ".");
            case BEGUN ->
                new Outcome.Failed(
                        "guest.bad-answer", "The component ended before the body of its answer was finished.");
            case INVALID -> new Outcome.Failed("guest.bad-answer", answer.problem());
        };
    }

    private static Outcome collected(CollectedExchange exchange) {
        return exchange.error()
                .<Outcome>map(status ->
                        new Outcome.Failed("guest.failed", "The component answered with the status " + status + "."))
                .orElseGet(() -> new Outcome.Completed(exchange.body(), List.of()));
    }

    private HttpGuestProcess open(Call call) throws IOException {
        GuestLog log = call.log();
        return new HttpGuestProcess(
                grants.open(call, ByteSource.empty(), log::write, call.grants().env()));
    }

    @Override
    public void close() {
        code.close();
    }
}
