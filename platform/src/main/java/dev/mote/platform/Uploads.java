package dev.mote.platform;

import dev.mote.engine.InstanceLimits;
import dev.mote.engine.ModuleInfo;
import dev.mote.platform.spi.FunctionStore;
import dev.mote.worlds.Program;
import dev.mote.worlds.World;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The way of a module from its bytes to the live version, and out again. Any thread may call. Reading and compiling
 * happen in the compile pool and under no lock; storing and publishing are one step under the user's lock.
 */
final class Uploads {
    private static final System.Logger LOG = System.getLogger(Uploads.class.getName());

    private final FunctionStore store;
    private final Modules modules;
    private final Catalog catalog;
    private final UserLocks locks;
    private final CompilePool pool;
    private final Preparer preparer;
    private final PreparedModules prepared;
    private final RunningCalls running;
    private final Limits node;
    private final Metrics metrics;
    private final Clock clock;

    Uploads(
            FunctionStore store,
            Modules modules,
            Catalog catalog,
            UserLocks locks,
            CompilePool pool,
            Preparer preparer,
            PreparedModules prepared,
            RunningCalls running,
            Limits node,
            Metrics metrics,
            Clock clock) {
        this.store = store;
        this.modules = modules;
        this.catalog = catalog;
        this.locks = locks;
        this.pool = pool;
        this.preparer = preparer;
        this.prepared = prepared;
        this.running = running;
        this.node = node;
        this.metrics = metrics;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /** Compiles what an initialisation and the first calls need; the rest is compiled when it is first called. */
    FunctionVersion upload(FunctionName function, byte[] wasm, Optional<FunctionSettings> wanted) {
        return upload(function, wasm, wanted, false);
    }

    /** Compiles all of it before it is live, so that no call has to wait for that. */
    FunctionVersion uploadWhole(FunctionName function, byte[] wasm, Optional<FunctionSettings> wanted) {
        return upload(function, wasm, wanted, true);
    }

    private FunctionVersion upload(
            FunctionName function, byte[] wasm, Optional<FunctionSettings> wanted, boolean whole) {
        return counted(() -> {
            checkSize(wasm);
            checkRoom(function);
            FunctionSettings settings = settings(function, wanted);
            InstanceLimits limits = limits(settings);
            Program program = pool.call(() -> preparer.read(wasm, limits));
            World world = preparer.choose(program);
            checkEntry(world, program.info(), settings);
            return publish(function, program.info().digest(), wasm, world, settings, limits, whole);
        });
    }

    FunctionVersion configure(FunctionName function, FunctionSettings wanted) {
        return counted(() -> {
            FunctionSettings settings = SettingsCheck.check(wanted);
            FunctionVersion live =
                    catalog.get(function).resolve(new VersionRef.Live()).version();
            byte[] wasm = modules.read(function.user(), live.digest());
            World world = preparer.world(live.world());
            InstanceLimits limits = limits(settings);
            if (settings.entry().isPresent()) {
                checkEntry(world, pool.call(() -> preparer.read(wasm, limits)).info(), settings);
            }
            return publish(function, live.digest(), wasm, world, settings, limits, false);
        });
    }

    void delete(FunctionName function) {
        locks.holding(function.user(), () -> {
            List<FunctionVersion> gone = store.delete(function);
            if (gone.isEmpty()) {
                throw Catalog.notFound(function);
            }
            catalog.refresh(function);
            forget(function.user(), gone);
            return gone;
        });
    }

    Inspection inspect(byte[] wasm) {
        checkSize(wasm);
        InstanceLimits limits = limits(FunctionSettings.defaults());
        Program program = pool.call(() -> preparer.read(wasm, limits));
        ModuleInfo module = program.info();
        World world;
        try {
            world = preparer.choose(program);
        } catch (MoteException e) {
            return new Inspection(module, Optional.empty(), Optional.of(e.getMessage()), Optional.empty());
        }
        try {
            Prepared tried = pool.call(() -> preparer.prepare("inspect", wasm, world, limits, false));
            tried.release();
            return new Inspection(module, Optional.of(world.name()), Optional.empty(), Optional.of(tried.report()));
        } catch (MoteException e) {
            return new Inspection(module, Optional.of(world.name()), Optional.of(e.getMessage()), Optional.empty());
        }
    }

    private FunctionVersion publish(
            FunctionName function,
            String digest,
            byte[] wasm,
            World world,
            FunctionSettings settings,
            InstanceLimits limits,
            boolean whole) {
        boolean fuel = RunnableVersion.countsFuel(settings.limits().over(node));
        var key = new PreparedModules.Key(function.user(), digest, limits, fuel);
        Prepared guest =
                prepared.acquire(key, world, () -> wasm, Patience.ENDLESS).orElseThrow(RunningCalls::shuttingDown);
        try {
            if (whole) {
                boolean _ = pool.call(guest::compileAll);
            }
            return locks.holding(function.user(), () -> store(function, digest, wasm, world, settings));
        } finally {
            guest.release();
        }
    }

    /** Everything that must be seen together or not at all. */
    private FunctionVersion store(
            FunctionName function, String digest, byte[] wasm, World world, FunctionSettings settings) {
        String user = function.user();
        FunctionVersion version;
        try {
            checkRoom(function);
            modules.put(user, digest, wasm);
            version = store.publish(function, digest, wasm.length, world.name(), settings, clock.instant());
        } catch (RuntimeException e) {
            sweepQuietly(user, digest);
            throw e;
        }
        catalog.refresh(function);
        prune(function);
        return version;
    }

    private void prune(FunctionName function) {
        List<FunctionVersion> gone = store.prune(function, node.count(Limit.VERSIONS));
        if (!gone.isEmpty()) {
            metrics.versionsDropped(gone.size());
            forget(function.user(), gone);
            catalog.refresh(function);
        }
    }

    private void forget(String user, List<FunctionVersion> versions) {
        modules.sweep(user, versions.stream().map(FunctionVersion::digest))
                .forEach(digest -> prepared.drop(user, digest));
    }

    /** After a failure: what cannot be removed now is removed at the next start. */
    private void sweepQuietly(String user, String digest) {
        try {
            modules.sweep(user, List.of(digest).stream()).forEach(gone -> prepared.drop(user, gone));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "the module " + digest + " could not be removed", e);
        }
    }

    private static void checkEntry(World world, ModuleInfo module, FunctionSettings settings) {
        settings.entry().flatMap(entry -> world.entryProblem(module, entry)).ifPresent(problem -> {
            throw new MoteException(ErrorCode.INVALID_SETTINGS, problem);
        });
    }

    void checkSize(byte[] wasm) {
        long most = node.get(Limit.MODULE_SIZE);
        if (wasm.length > most) {
            throw new MoteException(
                    ErrorCode.MODULE_TOO_LARGE,
                    "The module has " + wasm.length + " bytes, and " + LimitValues.format(Limit.MODULE_SIZE, most)
                            + " are allowed.");
        }
    }

    private void checkRoom(FunctionName function) {
        int most = node.count(Limit.FUNCTIONS_PER_USER);
        if (catalog.find(function).isEmpty() && store.count(function.user()) >= most) {
            throw new MoteException(
                    ErrorCode.TOO_MANY_FUNCTIONS,
                    "The user " + function.user() + " has " + most + " functions already.");
        }
    }

    private FunctionSettings settings(FunctionName function, Optional<FunctionSettings> wanted) {
        return wanted.map(SettingsCheck::check)
                .orElseGet(() -> catalog.find(function)
                        .map(live ->
                                live.resolve(new VersionRef.Live()).version().settings())
                        .orElseGet(FunctionSettings::defaults));
    }

    private InstanceLimits limits(FunctionSettings settings) {
        return RunnableVersion.instance(settings.limits().over(node));
    }

    /** Refusals and times are counted, and a stop waits for what goes on here. */
    private FunctionVersion counted(Supplier<FunctionVersion> upload) {
        running.uploadBegins();
        try {
            running.checkOpen();
            return metrics.uploads().record(upload);
        } catch (MoteException e) {
            metrics.rejected(e.code());
            throw e;
        } finally {
            running.uploadEnds();
        }
    }
}
