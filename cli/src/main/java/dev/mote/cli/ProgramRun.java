package dev.mote.cli;

import dev.mote.engine.CompileOptions;
import dev.mote.engine.CpuClock;
import dev.mote.engine.CpuSlots;
import dev.mote.engine.DeadlineTicker;
import dev.mote.engine.Engine;
import dev.mote.engine.GuestExecutor;
import dev.mote.engine.InstanceLimits;
import dev.mote.engine.ModuleLimits;
import dev.mote.engine.NanoClock;
import dev.mote.engine.Run;
import dev.mote.engine.RunLimits;
import dev.mote.engine.Stopped;
import dev.mote.engine.Trap;
import dev.mote.platform.Limit;
import dev.mote.platform.Limits;
import dev.mote.worlds.CommandProgram;
import dev.mote.worlds.Compiled;
import dev.mote.worlds.World;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs one program in this process, from its module to its exit code. Used once, by the main thread. */
final class ProgramRun {
    private static final int LARGEST_CODE = 255;
    private static final Duration ENDLESS = Duration.ofDays(36_500);
    private static final long WHOLE_MEMORY = 4L << 30;
    private static final String CACHE_SCOPE = "run";

    private final Terminal terminal;
    private final Map<String, String> environment;
    private final Program program;
    private final List<String> arguments;
    private final Optional<String> entry;

    /** @param entry the export to call; empty for the program's own */
    ProgramRun(
            Terminal terminal, Map<String, String> environment, Program program, List<String> arguments, String entry) {
        this.terminal = terminal;
        this.environment = environment;
        this.program = program;
        this.arguments = List.copyOf(arguments);
        this.entry = entry.isEmpty() ? Optional.empty() : Optional.of(entry);
    }

    /** The world of a program; a message for people where it fits none. */
    static String world(Map<String, String> environment, Program program) {
        try (Engine engine = LocalEngine.open(environment)) {
            return Node.worlds(Clock.systemUTC())
                    .choose(dev.mote.worlds.Program.read(engine, program.wasm(), limits()))
                    .name();
        }
    }

    int explain() {
        Explanation.print(terminal, program, arguments, world(environment, program), instanceLimits());
        return ExitCode.OK;
    }

    int execute() throws Exception {
        try (Engine engine = LocalEngine.open(environment)) {
            World world = Node.worlds(Clock.systemUTC())
                    .choose(dev.mote.worlds.Program.read(engine, program.wasm(), limits()));
            CompileOptions options =
                    new CompileOptions(limits(), CACHE_SCOPE, world.minimumMemoryPages(), false, fuel() > 0);
            try (Compiled compiled = Compiled.of(engine, program.wasm(), options);
                    DeadlineTicker ticker = new DeadlineTicker().start()) {
                CpuSlots slots = new CpuSlots(1, 1);
                Run run = new GuestExecutor(ticker, NanoClock.system(), CpuClock.system())
                        .newRun(runLimits(), slots.share());
                try (Stops stops = Stops.of(run, terminal)) {
                    return execute(world, compiled, run, stops);
                }
            }
        }
    }

    private int execute(World world, Compiled compiled, Run run, Stops stops) throws Exception {
        Guests guests = new Guests(terminal, program, arguments, entry);
        try {
            return code(guests.run(world, compiled, instanceLimits(), run));
        } catch (Trap e) {
            terminal.error("the program trapped: " + Printable.line(e.getMessage()) + " ("
                    + e.code().id() + ")");
            return ExitCode.TRAPPED;
        } catch (StackOverflowError e) {
            terminal.error("the program trapped: call stack exhausted (trap.stack-exhausted)");
            return ExitCode.TRAPPED;
        } catch (Stopped e) {
            return stops.code(e.reason());
        } catch (CommandProgram.NoEntry e) {
            throw new CliException(e.getMessage(), "'mote inspect' shows what the module exports.");
        }
    }

    private static int code(int unsigned) {
        return Integer.compareUnsigned(unsigned, LARGEST_CODE) > 0 ? LARGEST_CODE : unsigned;
    }

    private RunLimits runLimits() {
        long fuel = fuel() > 0 ? fuel() : RunLimits.UNLIMITED_FUEL;
        return new RunLimits(time(Limit.WALL_TIME), time(Limit.CPU_TIME), fuel);
    }

    private long fuel() {
        return program.grants().limits().get(Limit.FUEL);
    }

    private Duration time(Limit limit) {
        Limits set = program.grants().limits();
        return set.overrides().containsKey(limit) ? set.duration(limit) : ENDLESS;
    }

    private InstanceLimits instanceLimits() {
        Limits set = program.grants().limits();
        long memory = set.overrides().getOrDefault(Limit.MEMORY, WHOLE_MEMORY);
        long elements = set.overrides().getOrDefault(Limit.TABLE_ELEMENTS, Limit.TABLE_ELEMENTS.maximum());
        return new InstanceLimits(memory, elements);
    }

    /** A program that its user chose may be as large as this machine can take. */
    private static ModuleLimits limits() {
        return new ModuleLimits(
                Limit.MODULE_SIZE.maximum(), 1_000_000, 16 << 20, 50_000, 10_000, 1 << 20, 65_536, 1 << 24);
    }
}
