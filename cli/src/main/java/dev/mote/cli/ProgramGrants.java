package dev.mote.cli;

import dev.mote.platform.Limits;
import dev.mote.worlds.FolderPermission;
import dev.mote.worlds.Grants;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a program on this machine may touch.
 *
 * @param listen where it may accept connections
 * @param limits only what was set
 */
record ProgramGrants(Grants grants, List<ListenAddress> listen, Limits limits) {
    ProgramGrants {
        listen = List.copyOf(listen);
    }

    /** These and others; of two values of one name, the other's. */
    ProgramGrants and(ProgramGrants more) {
        Map<String, String> env = new LinkedHashMap<>(grants.env());
        env.putAll(more.grants.env());
        List<String> net = join(grants.net(), more.grants.net());
        List<FolderPermission> folders = join(grants.folders(), more.grants.folders());
        return new ProgramGrants(new Grants(net, env, folders), join(listen, more.listen), more.limits.over(limits));
    }

    private static <T> List<T> join(List<T> some, List<T> more) {
        List<T> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
