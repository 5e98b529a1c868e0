package dev.mote.platform;

import java.util.List;
import java.util.Optional;

/** What is uploaded: functions, their versions and aliases. Any thread may call; methods block until durable. */
public final class Functions {
    /**
     * Takes a module in: reads it, finds its world, compiles and initialises it, stores it, and only then makes it the
     * live version. The previous version serves until then.
     *
     * @param settings empty keeps those of the live version, or the defaults for a new function
     * @throws MoteException with the code of whatever is wrong; nothing is stored then
     */
    public FunctionVersion upload(FunctionName function, byte[] wasm, Optional<FunctionSettings> settings) {
        throw new UnsupportedOperationException();
    }

    /** Publishes a version with the live version's module and other settings. */
    public FunctionVersion configure(FunctionName function, FunctionSettings settings) {
        throw new UnsupportedOperationException();
    }

    public FunctionRecord get(FunctionName function) {
        throw new UnsupportedOperationException();
    }

    public List<FunctionRecord> list(Optional<String> user) {
        throw new UnsupportedOperationException();
    }

    /** Newest first. */
    public List<FunctionVersion> versions(FunctionName function) {
        throw new UnsupportedOperationException();
    }

    public FunctionVersion resolve(FunctionName function, VersionRef version) {
        throw new UnsupportedOperationException();
    }

    public FunctionRecord setAlias(FunctionName function, String alias, long version) {
        throw new UnsupportedOperationException();
    }

    public FunctionRecord removeAlias(FunctionName function, String alias) {
        throw new UnsupportedOperationException();
    }

    /** Makes an older version live: the given one, or the one before the present. */
    public FunctionRecord rollback(FunctionName function, Optional<Long> to) {
        throw new UnsupportedOperationException();
    }

    public void delete(FunctionName function) {
        throw new UnsupportedOperationException();
    }

    /** Reads and, where it fits a world, compiles a module without keeping anything. */
    public Inspection inspect(byte[] wasm) {
        throw new UnsupportedOperationException();
    }
}
