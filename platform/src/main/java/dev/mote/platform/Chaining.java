package dev.mote.platform;

import dev.mote.platform.spi.QueuedCall;
import dev.mote.worlds.ChainedCall;
import dev.mote.worlds.Outcome;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns the calls that a guest asked for into queued ones, all or none: one that cannot be made means that none is. Any
 * thread may call; stateless.
 */
final class Chaining {
    private final Catalog catalog;
    private final Ids ids;
    private final Clock clock;

    Chaining(Catalog catalog, Ids ids, Clock clock) {
        this.catalog = catalog;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws MoteException with CHAIN_FAILED, naming the call that cannot be made */
    List<QueuedCall> plan(RunningCall caller, Outcome.Completed outcome) {
        Limits limits = caller.version().limits();
        if (outcome.chained().size() > limits.get(Limit.CHAINED_CALLS)) {
            throw refused("It asks for " + outcome.chained().size() + " calls, and " + limits.get(Limit.CHAINED_CALLS)
                    + " are allowed.");
        }
        if (caller.depth() >= limits.get(Limit.CHAIN_DEPTH)) {
            throw refused("The chain is " + caller.depth() + " calls deep, and goes no deeper.");
        }
        List<QueuedCall> calls = new ArrayList<>(outcome.chained().size());
        for (ChainedCall chained : outcome.chained()) {
            calls.add(queued(caller, chained));
        }
        return calls;
    }

    private QueuedCall queued(RunningCall caller, ChainedCall chained) {
        FunctionName callee = callee(caller, chained);
        LiveFunction function = catalog.find(callee).orElseThrow(() -> refused("There is no function " + callee + "."));
        long limit = function.resolve(new VersionRef.Live()).call().inputBytes();
        if (chained.input().size() > limit) {
            throw refused(
                    "The input for " + callee + " is larger than " + LimitValues.format(Limit.INPUT, limit) + ".");
        }
        return new QueuedCall(
                ids.next(),
                callee,
                new VersionRef.Live(),
                chained.input(),
                Invocation.Trigger.CHAIN,
                0,
                caller.depth() + 1,
                Optional.of(caller.id()),
                Optional.empty(),
                clock.instant());
    }

    private static FunctionName callee(RunningCall caller, ChainedCall chained) {
        try {
            return new FunctionName(caller.function().name().user(), chained.function());
        } catch (MoteException e) {
            throw refused(e.getMessage());
        }
    }

    private static MoteException refused(String detail) {
        return new MoteException(ErrorCode.CHAIN_FAILED, detail);
    }
}
