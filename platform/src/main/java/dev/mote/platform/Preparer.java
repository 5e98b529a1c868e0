package dev.mote.platform;

import dev.mote.engine.CompileOptions;
import dev.mote.engine.CpuSlots;
import dev.mote.engine.Engine;
import dev.mote.engine.GuestExecutor;
import dev.mote.engine.InstanceLimits;
import dev.mote.engine.MemoryType;
import dev.mote.engine.ModuleException;
import dev.mote.engine.ModuleLimits;
import dev.mote.engine.RunLimits;
import dev.mote.engine.Stopped;
import dev.mote.engine.Trap;
import dev.mote.worlds.Compiled;
import dev.mote.worlds.Guest;
import dev.mote.worlds.Program;
import dev.mote.worlds.World;
import dev.mote.worlds.Worlds;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * Makes guests of bytes: reads, compiles, initialises. Everything runs in the calling thread, which belongs to the
 * compile pool; stateless but for the share of slots that initialisations have.
 */
final class Preparer {
    private final Engine engine;
    private final Worlds worlds;
    private final GuestExecutor executor;
    private final CpuSlots.Share share;
    private final Limits node;
    private final Metrics metrics;

    Preparer(Engine engine, Worlds worlds, GuestExecutor executor, CpuSlots.Share share, Limits node, Metrics metrics) {
        this.engine = engine;
        this.worlds = worlds;
        this.executor = executor;
        this.share = share;
        this.node = node;
        this.metrics = metrics;
    }

    /** What a module is; for anybody, before it is known whether it may run. */
    Program read(byte[] wasm, InstanceLimits limits) {
        return refusing(() -> Program.read(engine, wasm, moduleLimits(limits)));
    }

    /** The world that a program fits. */
    World choose(Program program) {
        return refusing(() -> worlds.choose(program));
    }

    /** The world of that name, which an earlier upload found. */
    World world(String name) {
        return worlds.named(name)
                .orElseThrow(() -> new MoteException(
                        ErrorCode.UNKNOWN_IMPORT, "This node offers no world '" + name + "' any more."));
    }

    /**
     * Compiles and initialises a module for calls of its world.
     *
     * @param fuel whether the code is to count what it executes
     */
    Prepared prepare(String user, byte[] wasm, World world, InstanceLimits limits, boolean fuel) {
        return metrics.preparations()
                .record(() -> refusing(() -> {
                    Compiled module = compile(user, wasm, world, limits, fuel);
                    boolean kept = false;
                    try {
                        Guest guest = initialise(module, world, limits);
                        kept = true;
                        return new Prepared(guest, module);
                    } finally {
                        if (!kept) {
                            module.close();
                        }
                    }
                }));
    }

    private Compiled compile(String user, byte[] wasm, World world, InstanceLimits limits, boolean fuel) {
        long minimum = (long) world.minimumMemoryPages() * MemoryType.PAGE;
        if (minimum > limits.memoryBytes()) {
            throw new MoteException(
                    ErrorCode.MEMORY_TOO_LARGE,
                    "The world " + world.name() + " needs " + LimitValues.format(Limit.MEMORY, minimum)
                            + " of memory, and the function may have "
                            + LimitValues.format(Limit.MEMORY, limits.memoryBytes()) + ".");
        }
        return Compiled.of(
                engine,
                wasm,
                new CompileOptions(
                        moduleLimits(limits), user, world.minimumMemoryPages(), world.ownsImportedMemory(), fuel));
    }

    private Guest initialise(Compiled module, World world, InstanceLimits limits) {
        Duration time = node.duration(Limit.INITIALISATION_TIME);
        return executor.newRun(new RunLimits(time, time), share).call(run -> world.prepare(module, limits, run));
    }

    private ModuleLimits moduleLimits(InstanceLimits limits) {
        ModuleLimits standard = ModuleLimits.defaults();
        return new ModuleLimits(
                node.get(Limit.MODULE_SIZE),
                standard.functions(),
                standard.functionBytes(),
                standard.locals(),
                standard.nesting(),
                standard.branchTargets(),
                limits.memoryBytes() / MemoryType.PAGE,
                limits.tableElements());
    }

    private static <T> T refusing(Callable<T> step) {
        try {
            return step.call();
        } catch (ModuleException e) {
            throw ModuleErrors.of(e);
        } catch (Trap e) {
            throw new MoteException(
                    ErrorCode.INITIALISATION_FAILED,
                    "The module's initialisation trapped: " + e.code().id() + ": " + e.getMessage());
        } catch (Stopped e) {
            throw ModuleErrors.stopped(e.reason());
        } catch (StackOverflowError e) {
            throw new MoteException(ErrorCode.TOO_COMPLEX, "The module is nested too deeply.", e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
