package dev.mote.cli;

import dev.mote.engine.Run;
import dev.mote.engine.StopReason;
import java.time.Duration;

/**
 * Ends a program from outside: Ctrl-C, SIGTERM, or a limit. A program that waits where nothing can wake it, as for a
 * terminal, is ended with the process soon after. The signals come in threads of the JVM's; fields are written once by
 * them and read by the main thread.
 */
final class Stops implements AutoCloseable {
    private static final Duration GRACE = Duration.ofMillis(400);

    private final Terminal terminal;
    private volatile int signalCode = ExitCode.INTERRUPTED;
    private volatile boolean ended;

    private Stops(Terminal terminal) {
        this.terminal = terminal;
    }

    static Stops of(Run run, Terminal terminal) {
        Stops stops = new Stops(terminal);
        Signals.on("INT", terminal, () -> stops.received(run, ExitCode.INTERRUPTED));
        Signals.on("TERM", terminal, () -> stops.received(run, ExitCode.TERMINATED));
        run.onStop(() -> Thread.ofPlatform().daemon().start(() -> stops.endProcess(run)));
        return stops;
    }

    /** The exit code of a run that was stopped, after the line that says so. */
    int code(StopReason reason) {
        return switch (reason) {
            case WALL_TIME -> told("the program reached its wall-time limit");
            case CPU_TIME -> told("the program reached its cpu-time limit");
            case FUEL -> told("the program used up its fuel");
            case CANCELLED, SHUTDOWN -> signalCode;
        };
    }

    @Override
    public void close() {
        ended = true;
    }

    private int told(String line) {
        terminal.error(line);
        return ExitCode.OUT_OF_TIME;
    }

    private void received(Run run, int code) {
        signalCode = code;
        run.stop(StopReason.CANCELLED);
    }

    private void endProcess(Run run) {
        try {
            Thread.sleep(GRACE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!ended) {
            int code = run.stopReason().map(this::code).orElse(signalCode);
            terminal.out().flush();
            Runtime.getRuntime().halt(code);
        }
    }
}
