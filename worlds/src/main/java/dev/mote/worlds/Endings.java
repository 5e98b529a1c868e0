package dev.mote.worlds;

import dev.mote.engine.ModuleException;
import dev.mote.engine.Run;
import dev.mote.engine.Stopped;
import dev.mote.engine.Trap;
import dev.mote.engine.TrapCode;
import dev.mote.wasi.ProcessExit;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** What a call comes to that ends with an exception, the same in every world. Stateless; any thread may call. */
final class Endings {
    private static final Logger LOG = System.getLogger(Endings.class.getName());

    private Endings() {}

    /** @param run the call's, which tells what it took */
    static Outcome of(RuntimeException ending, Call call, Run run) {
        return switch (ending) {
            case Trap e -> new Outcome.Trapped(e.code(), e.getMessage());
            case Stopped e ->
                switch (e.reason()) {
                    case WALL_TIME, CPU_TIME -> new Outcome.TimedOut(e.reason(), run.elapsed());
                    case FUEL -> new Outcome.OutOfFuel(run.fuelUsed());
                    case CANCELLED, SHUTDOWN -> new Outcome.Cancelled(e.reason());
                };
            case ProcessExit e -> exit("function", e.code());
            case NetworkPolicy.BadGrant e -> new Outcome.Failed("settings.invalid", e.getMessage());
            case ModuleException e -> new Outcome.Failed(e.code().id(), e.getMessage());
            default -> {
                LOG.log(Level.ERROR, "a call of " + name(call) + " failed inside the node", ending);
                yield new Outcome.Trapped(TrapCode.INTERNAL, TrapCode.INTERNAL.message());
            }
        };
    }

    /** A folder cannot be opened that the function is granted. */
    static Outcome unusableFolder(IOException failure, Call call) {
        LOG.log(Level.WARNING, "a call of " + name(call) + " lacks what it needs", failure);
        return new Outcome.Failed("settings.invalid", "A folder that is granted to the function cannot be used.");
    }

    /** @param what ended, a word of the message */
    static Outcome exit(String what, int code) {
        return new Outcome.Failed(
                "guest.failed", "The " + what + " ended with the exit code " + Integer.toUnsignedString(code) + ".");
    }

    private static String name(Call call) {
        return call.user() + "/" + call.function();
    }
}
