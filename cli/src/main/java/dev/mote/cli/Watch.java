package dev.mote.cli;

import dev.mote.manifest.Manifest;
import dev.mote.platform.MoteException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Serves a manifest again when it, or a file that it names, has changed. A file that cannot be used leaves everything as
 * it was, and says why once. Used by one thread, which calls {@link #look} from time to time.
 */
final class Watch {
    /** What tells one state of a file from another. */
    private record State(boolean there, long modified, long size) {}

    private final Applications applications;
    private final Node node;
    private final Terminal terminal;
    private Set<Path> files;
    private Map<Path, State> seen;
    private Map<Path, State> looked;

    /** @param served what is served now */
    Watch(Applications applications, Manifest served, Node node, Terminal terminal) {
        this.applications = applications;
        this.node = node;
        this.terminal = terminal;
        this.files = served.files();
        this.seen = states();
        this.looked = seen;
    }

    /** Serves what has changed since the last look. */
    void look() {
        Map<Path, State> now = states();
        boolean settled = now.equals(looked);
        looked = now;
        // What still changes may be half written: an empty file is a manifest too.
        if (now.equals(seen) || !settled) {
            return;
        }
        seen = now;
        try {
            Manifest manifest = applications.read();
            files = manifest.files();
            seen = states();
            looked = seen;
            node.serve(applications.deploy(manifest, node.platform()));
            terminal.note("mote: " + applications.file() + " reloaded; "
                    + manifest.routes().size() + " routes");
        } catch (CliException e) {
            e.print(terminal);
            terminal.note("mote: what was served before is served on");
        } catch (MoteException | IOException e) {
            terminal.error(Printable.line(applications.file() + ": " + e.getMessage()));
            terminal.note("mote: what was served before is served on");
        }
    }

    private Map<Path, State> states() {
        Map<Path, State> states = new HashMap<>();
        for (Path file : files) {
            states.put(file, state(file));
        }
        return states;
    }

    private static State state(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new State(true, attributes.lastModifiedTime().toMillis(), attributes.size());
        } catch (IOException e) {
            return new State(false, 0, 0);
        }
    }
}
