package dev.mote.cli;

import dev.mote.guests.BundledGuest;
import dev.mote.guests.BundledGuests;
import dev.mote.platform.ErrorCode;
import dev.mote.platform.FunctionName;
import dev.mote.platform.Functions;
import dev.mote.platform.MoteException;
import dev.mote.platform.VersionRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The bundled examples as functions of a node. A function that is missing is uploaded; one that still is what an earlier
 * start uploaded is renewed with the bundled module; one that somebody changed is left alone.
 */
final class Examples {
    private final Functions functions;
    private final Path remembered;

    /** @param data the node's folder; what was uploaded from here is remembered in it */
    Examples(Functions functions, Path data) {
        this.functions = functions;
        this.remembered = data.resolve("examples");
    }

    List<Served> deploy() throws IOException {
        Map<String, String> ours = read();
        Map<String, String> before = Map.copyOf(ours);
        List<Served> served = new ArrayList<>();
        for (BundledGuest guest : BundledGuests.examples()) {
            FunctionName name = new FunctionName(guest.user(), guest.name());
            byte[] module = guest.module();
            String digest = Sha256.hex(module);
            Optional<String> live = live(functions, name);
            if (live.isEmpty() || (!live.get().equals(digest) && live.get().equals(ours.get(name.toString())))) {
                functions.upload(name, module, Optional.empty());
                ours.put(name.toString(), digest);
            } else if (live.get().equals(digest)) {
                ours.put(name.toString(), digest);
            }
            served.add(new Served(name, guest.summary(), guest.exampleInput()));
        }
        if (!ours.equals(before)) {
            write(ours);
        }
        return served;
    }

    /** The digest of the live version. */
    static Optional<String> live(Functions functions, FunctionName name) {
        try {
            return Optional.of(functions.resolve(name, new VersionRef.Live()).digest());
        } catch (MoteException e) {
            if (e.code() == ErrorCode.FUNCTION_NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Map<String, String> read() throws IOException {
        Map<String, String> digests = new TreeMap<>();
        if (Files.exists(remembered)) {
            for (String line : Files.readAllLines(remembered)) {
                int space = line.indexOf(' ');
                if (space > 0) {
                    digests.put(line.substring(0, space), line.substring(space + 1));
                }
            }
        }
        return digests;
    }

    private void write(Map<String, String> digests) throws IOException {
        List<String> lines = digests.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .toList();
        Path fresh = remembered.resolveSibling("examples.new");
        Files.write(fresh, lines);
        Files.move(fresh, remembered, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
