package dev.mote.cli;

import dev.mote.platform.FunctionName;
import dev.mote.platform.MoteException;
import dev.mote.platform.VersionRef;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What people write for a function: {@code user/name}, with {@code @version} or {@code @alias} behind it.
 *
 * @param version as written, checked
 */
record Target(FunctionName function, Optional<String> version) {
    static final String DEFAULT_USER = "demo";

    static Target parse(String text) {
        int at = text.indexOf('@');
        String name = at < 0 ? text : text.substring(0, at);
        Optional<String> version = at < 0 ? Optional.empty() : Optional.of(text.substring(at + 1));
        try {
            version.ifPresent(VersionRef::parse);
            return new Target(FunctionName.parse(name), version);
        } catch (MoteException e) {
            throw CliException.usage(
                    Printable.line(e.getMessage()), "Write user/name, user/name@3 or user/name@alias.");
        }
    }

    /** The function that a module's file stands for where nothing else is said. */
    static FunctionName ofFile(Path file) {
        String name = String.valueOf(file.getFileName());
        String stem = name.endsWith(".wasm") ? name.substring(0, name.length() - ".wasm".length()) : name;
        String clean = stem.replaceAll("[^A-Za-z0-9_.-]+", "-").replaceAll("^[^A-Za-z0-9]+|\\.+$", "");
        try {
            return new FunctionName(DEFAULT_USER, clean);
        } catch (MoteException e) {
            throw CliException.usage(
                    "The file name '" + Printable.line(name) + "' makes no function name.",
                    "Name the function: mote deploy FILE user/name.");
        }
    }

    String versioned() {
        return version.map(text -> function + "@" + text).orElse(function.toString());
    }
}
