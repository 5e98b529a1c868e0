package dev.mote.platform;

import dev.mote.platform.spi.FunctionStore;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What is uploaded: functions, their versions and aliases. Any thread may call; methods block until durable. */
public final class Functions {
    private final FunctionStore store;
    private final Catalog catalog;
    private final UserLocks locks;
    private final Uploads uploads;
    private final Deployments deployments;
    private final Limits node;

    Functions(
            FunctionStore store,
            Catalog catalog,
            UserLocks locks,
            Uploads uploads,
            Deployments deployments,
            Limits node) {
        this.store = store;
        this.catalog = catalog;
        this.locks = locks;
        this.uploads = uploads;
        this.deployments = deployments;
        this.node = node;
    }

    /**
     * Takes a module in: reads it, finds its world, compiles and initialises it, stores it, and only then makes it the
     * live version. The previous version serves until then.
     *
     * @param settings empty keeps those of the live version, or the defaults for a new function
     * @throws MoteException with the code of whatever is wrong; nothing is stored then
     */
    public FunctionVersion upload(FunctionName function, byte[] wasm, Optional<FunctionSettings> settings) {
        return uploads.upload(function, wasm, settings);
    }

    /**
     * Takes a module in as {@link #upload} does, in the background, and compiles all of it before it is live.
     *
     * @throws MoteException where it is too large, or too many wait already; what is wrong otherwise, the deployment tells
     */
    public Deployment deploy(FunctionName function, byte[] wasm, Optional<FunctionSettings> settings) {
        return deployments.start(function, wasm, settings);
    }

    /** The last deployment of a function since the node started; there may be no such function yet. */
    public Optional<Deployment> deployment(FunctionName function) {
        return deployments.find(function);
    }

    /** Publishes a version with the live version's module and other settings. */
    public FunctionVersion configure(FunctionName function, FunctionSettings settings) {
        return uploads.configure(function, settings);
    }

    public FunctionRecord get(FunctionName function) {
        return catalog.get(function).state();
    }

    public List<FunctionRecord> list(Optional<String> user) {
        return store.list(user);
    }

    /** Newest first. */
    public List<FunctionVersion> versions(FunctionName function) {
        catalog.get(function);
        return store.versions(function);
    }

    public FunctionVersion resolve(FunctionName function, VersionRef version) {
        return catalog.get(function).resolve(version).version();
    }

    /** The limits that hold for a version: its own, and the node's where it sets none. */
    public Limits limits(FunctionName function, VersionRef version) {
        return catalog.get(function).resolve(version).limits();
    }

    public FunctionRecord setAlias(FunctionName function, String alias, long version) {
        FunctionName.check("alias", alias);
        if (alias.chars().allMatch(Character::isDigit)) {
            throw new MoteException(
                    ErrorCode.INVALID_NAME, "The alias '" + alias + "' would be taken for a version's number.");
        }
        return change(function, () -> {
            var aliases = catalog.get(function).state().aliases();
            long most = node.get(Limit.ALIASES);
            if (!aliases.containsKey(alias) && aliases.size() >= most) {
                throw new MoteException(
                        ErrorCode.TOO_MANY_ALIASES, "The function " + function + " has " + most + " aliases already.");
            }
            require(store.setAlias(function, alias, version), function, "version " + version);
        });
    }

    public FunctionRecord removeAlias(FunctionName function, String alias) {
        FunctionName.check("alias", alias);
        return change(function, () -> require(store.removeAlias(function, alias), function, "alias '" + alias + "'"));
    }

    /** Makes an older version live: the given one, or the one before the present. */
    public FunctionRecord rollback(FunctionName function, Optional<Long> to) {
        return change(function, () -> {
            long target = to.orElseGet(() -> previous(function));
            require(store.setLive(function, target, uploads.now()), function, "version " + target);
        });
    }

    /** Removes a function with all its versions; calls that run end as they would have. */
    public void delete(FunctionName function) {
        uploads.delete(function);
        deployments.forget(function);
    }

    /** Reads and, where it fits a world, compiles a module without keeping anything. */
    public Inspection inspect(byte[] wasm) {
        return uploads.inspect(wasm);
    }

    private long previous(FunctionName function) {
        long live = catalog.get(function).state().live();
        return store.versions(function).stream()
                .mapToLong(FunctionVersion::number)
                .filter(number -> number < live)
                .max()
                .orElseThrow(() -> new MoteException(
                        ErrorCode.VERSION_NOT_FOUND,
                        "The function " + function + " has no version before " + live + "."));
    }

    private FunctionRecord change(FunctionName function, Runnable change) {
        Supplier<FunctionRecord> locked = () -> {
            if (catalog.refresh(function).isEmpty()) {
                throw Catalog.notFound(function);
            }
            change.run();
            return catalog.refresh(function)
                    .orElseThrow(() -> Catalog.notFound(function))
                    .state();
        };
        return locks.holding(function.user(), locked);
    }

    private static void require(boolean found, FunctionName function, String what) {
        if (!found) {
            throw new MoteException(ErrorCode.VERSION_NOT_FOUND, "The function " + function + " has no " + what + ".");
        }
    }
}
