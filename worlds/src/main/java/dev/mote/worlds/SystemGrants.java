package dev.mote.worlds;

import dev.mote.engine.NanoClock;
import dev.mote.wasi.ByteSink;
import dev.mote.wasi.ByteSource;
import dev.mote.wasi.FolderGrant;
import dev.mote.wasi.Folders;
import dev.mote.wasi.OpenLimits;
import dev.mote.wasi.WasiConfig;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a call grants, in the terms of the system interface. */
record SystemGrants(Clock clock, NanoClock nanoClock) {
    /**
     * Opens what is granted; whoever takes the configuration closes it.
     *
     * @param env all that the guest sees of an environment
     * @throws IOException where a folder cannot be used
     * @throws NetworkPolicy.BadGrant where a grant of the network cannot be understood
     */
    WasiConfig open(Call call, ByteSource stdin, ByteSink stdout, Map<String, String> env) throws IOException {
        GuestLog log = call.log();
        CallLimits limits = call.limits();
        return WasiConfig.of(List.of(call.function()), stdin, stdout, log::write)
                .withEnv(new TreeMap<>(env))
                .withLimits(new OpenLimits(limits.sockets() + limits.openFiles(), limits.sockets(), log::refused))
                .withClocks(clock, nanoClock)
                .withNetwork(GrantedNetwork.of(call.grants().net()))
                .withFolders(open(call.grants().folders()));
    }

    /** A guest that is only set up: nothing is granted, and what it prints is nobody's. */
    WasiConfig nothing() {
        return WasiConfig.of(List.of(), ByteSource.empty(), ByteSink.discard(), ByteSink.discard())
                .withClocks(clock, nanoClock);
    }

    private static List<FolderGrant> open(List<FolderPermission> permissions) throws IOException {
        List<FolderGrant> grants = new ArrayList<>();
        try {
            for (FolderPermission permission : permissions) {
                grants.add(new FolderGrant(permission.guest(), Folders.open(permission.host(), permission.writable())));
            }
            return grants;
        } catch (IOException e) {
            grants.forEach(grant -> grant.folder().close());
            throw e;
        }
    }
}
