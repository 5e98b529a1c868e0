package dev.mote.cli;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What projects are written in, and for which worlds. */
enum Language {
    C("c", "C", "main.c"),
    JAVASCRIPT("js", "JavaScript", "main.js"),
    TYPESCRIPT("ts", "TypeScript", "main.ts"),
    ASSEMBLYSCRIPT("assemblyscript", "AssemblyScript", "main.ts");

    private final String id;
    private final String title;
    private final String source;

    Language(String id, String title, String source) {
        this.id = id;
        this.title = title;
        this.source = source;
    }

    static Optional<Language> byId(String id) {
        return Arrays.stream(values()).filter(one -> one.id.equals(id)).findFirst();
    }

    /** Every language and its worlds, for people. */
    static String table() {
        return Arrays.stream(values())
                .map(one -> one.id + " (" + one.worlds().stream().sorted().collect(Collectors.joining(", ")) + ")")
                .collect(Collectors.joining(", "));
    }

    /** As the command line and manifests spell it. */
    String id() {
        return id;
    }

    String title() {
        return title;
    }

    /** The file that a new project begins with. */
    String source() {
        return source;
    }

    boolean knows(String world) {
        return worlds().contains(world);
    }

    private Set<String> worlds() {
        return switch (this) {
            case C -> Set.of("faas-exec", "http", "handle", "command", "faasm-2018");
            case JAVASCRIPT, TYPESCRIPT -> Set.of("faas-exec", "http");
            case ASSEMBLYSCRIPT -> Set.of("handle", "faasm-2018");
        };
    }

    /** Whether the module carries an engine that runs the language. */
    boolean needsEngine() {
        return this == JAVASCRIPT || this == TYPESCRIPT;
    }
}
