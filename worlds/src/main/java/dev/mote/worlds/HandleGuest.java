package dev.mote.worlds;

import dev.mote.engine.CoreInstance;
import dev.mote.engine.CoreModule;
import dev.mote.engine.GuestFunction;
import dev.mote.engine.Imports;
import dev.mote.engine.InstanceConfig;
import dev.mote.engine.Run;
import dev.mote.engine.Snapshot;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A module of world handle, ready. Every call starts from the snapshot. Any thread may call; the policy of the last grants
 * is remembered, as a function's calls have all the same.
 */
final class HandleGuest implements Guest {
    private final CoreModule module;
    private final Imports imports;
    private final Snapshot snapshot;
    private final String entry;
    private final AtomicReference<Known> known =
            new AtomicReference<>(new Known(List.of(), NetworkPolicy.of(List.of())));

    private record Known(List<String> grants, NetworkPolicy policy) {}

    /** @param entry the export that a call runs where its function names none */
    HandleGuest(CoreModule module, Imports imports, Snapshot snapshot, String entry) {
        this.module = module;
        this.imports = imports;
        this.snapshot = snapshot;
        this.entry = entry;
    }

    @Override
    public Outcome call(Call call, Run run) {
        try (HandleProcess process =
                HandleProcess.start(call, policy(call.grants().net()))) {
            execute(call, run, process);
            HttpHead head = process.answer().head();
            call.http().ifPresent(http -> http.head(head));
            return new Outcome.Completed(process.answer().body(), List.of());
        } catch (HandleFailure e) {
            return e.outcome();
        } catch (RuntimeException e) {
            return Endings.of(e, call, run);
        }
    }

    @Override
    public void close() {
        module.close();
    }

    /** @throws NetworkPolicy.BadGrant where a grant cannot be understood */
    private NetworkPolicy policy(List<String> grants) {
        Known last = known.get();
        if (last.grants().equals(grants)) {
            return last.policy();
        }
        Known now = new Known(grants, NetworkPolicy.of(grants));
        known.set(now);
        return now.policy();
    }

    private void execute(Call call, Run run, HandleProcess process) {
        String name = call.entry().orElse(entry);
        InstanceConfig config = new InstanceConfig(call.instance(), run, process);
        try (CoreInstance instance = module.instantiate(snapshot, imports, config)) {
            GuestFunction function = instance.function(name)
                    .filter(export -> export.type().equals(HandleWorld.ENTRY_TYPE))
                    .orElseThrow(() -> new HandleFailure(
                            "function.no-entry", "The module exports no function " + Printable.of(name) + " ()->()."));
            function.call();
        }
    }
}
