package dev.mote.platform.spi;

import dev.mote.platform.FunctionName;
import dev.mote.platform.FunctionRecord;
import dev.mote.platform.FunctionSettings;
import dev.mote.platform.FunctionVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Functions, their versions and aliases. Every change is one transaction, durable before the method returns. */
public interface FunctionStore {
    /** Appends a version and makes it the live one. */
    FunctionVersion publish(
            FunctionName function, String digest, long bytes, String world, FunctionSettings settings, Instant now);

    Optional<FunctionRecord> find(FunctionName function);

    /** The functions of a user, or of all users, sorted by name. */
    List<FunctionRecord> list(Optional<String> user);

    int count(String user);

    /** The versions of a function, newest first. */
    List<FunctionVersion> versions(FunctionName function);

    Optional<FunctionVersion> version(FunctionName function, long number);

    /** Makes an existing version the live one. */
    boolean setLive(FunctionName function, long number, Instant now);

    boolean setAlias(FunctionName function, String alias, long number);

    boolean removeAlias(FunctionName function, String alias);

    /** Drops versions older than the newest {@code keep}, except the live and the aliased ones, and returns them. */
    List<FunctionVersion> prune(FunctionName function, int keep);

    /** Removes a function with all its versions, and returns those; a function of the same name starts anew. */
    List<FunctionVersion> delete(FunctionName function);

    /**
     * Whether a function is another than it was when it was last read or asked about here. A store that nobody else writes
     * to knows; one that is shared may look at a bounded rate, answers no meanwhile, and fails by answering no.
     */
    default boolean changedElsewhere(FunctionName function) {
        return false;
    }

    /** Whether any version of this user's functions still needs a module. */
    boolean isUsed(String user, String digest);
}
