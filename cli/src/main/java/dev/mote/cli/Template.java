package dev.mote.cli;

import dev.mote.guests.BundledGuests;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A project to begin with: sources, manifest, interfaces, and what they include.
 *
 * @param engine of JavaScript
 */
record Template(Language language, String world, Optional<ScriptEngine> engine) {
    /** What the fetch API of StarlingMonkey is wired to, and what {@code wasi_http.h} names. */
    private static final String SCRIPT_WASI = "0.2.10";

    private static final String C_WASI = "0.2.0";
    private static final List<String> HTTP_PACKAGES = List.of("cli", "clocks", "http", "io", "random");
    private static final String JCO = "\"@bytecodealliance/jco\": \"1.34.0\"";
    private static final String TYPESCRIPT = "\"typescript\": \"7.0.2\"";
    private static final String ASSEMBLYSCRIPT = "\"assemblyscript\": \"0.28.20\"";

    /**
     * The files by their path in the project.
     *
     * @param name of the function
     * @param file of the module, without its ending
     */
    Map<String, String> files(String name, String file) {
        Map<String, String> values = Map.of(
                "NAME", name,
                "FILE", file,
                "BUILD", build(),
                "VERSION", wasi(),
                "PACKAGES", packages());
        Map<String, String> files = new LinkedHashMap<>();
        files.put("mote.toml", own(world + "/mote.toml"));
        files.put(language.source(), own(world + "/" + language.source()));
        files.put(".gitignore", own("gitignore"));
        if (!packages().isEmpty()) {
            files.put("package.json", own("package.json"));
        }
        includes(files);
        interfaces(files);
        files.replaceAll((_, text) -> fill(text, values));
        return files;
    }

    /** The programs from npm that the project's folder needs, as lines of a package.json; empty for none. */
    private String packages() {
        return switch (language) {
            case C -> "";
            case JAVASCRIPT -> JCO;
            case TYPESCRIPT -> JCO + ",\n    " + TYPESCRIPT;
            case ASSEMBLYSCRIPT -> ASSEMBLYSCRIPT;
        };
    }

    boolean needsPackages() {
        return !packages().isEmpty();
    }

    private String build() {
        return "language = \"" + language.id() + "\", world = \"" + world + "\", source = \"" + language.source() + "\""
                + engine.map(one -> ", engine = \"" + one.id() + "\"").orElse("");
    }

    private String wasi() {
        return language == Language.C ? C_WASI : SCRIPT_WASI;
    }

    private void includes(Map<String, String> files) {
        switch (language) {
            case C -> {
                switch (world) {
                    case "faas-exec" -> headers(files, "faas_exec.h");
                    case "http" -> headers(files, "wasi_http.h");
                    case "handle" -> files.put("mote/handle.h", guests("sdk/c/mote/handle.h"));
                    case "faasm-2018" -> files.put("mote/faasm2018.h", guests("sdk/c/mote/faasm2018.h"));
                    default -> {}
                }
            }
            case ASSEMBLYSCRIPT -> {
                String sdk = world.equals("handle") ? "handle.ts" : "faasm2018.ts";
                files.put(sdk, guests("sdk/assemblyscript/" + sdk));
            }
            case JAVASCRIPT, TYPESCRIPT -> {}
        }
    }

    private static void headers(Map<String, String> files, String header) {
        files.put("glue.h", guests("components/glue.h"));
        files.put(header, guests("components/" + header));
    }

    private void interfaces(Map<String, String> files) {
        if (world.equals("faas-exec") || world.equals("http")) {
            files.put("wit/world.wit", own(world + "/world.wit"));
        }
        if (world.equals("http")) {
            HTTP_PACKAGES.forEach(each -> files.put("wit/deps/" + each + ".wit", WasiWit.at(each, wasi())));
        }
    }

    private static String fill(String text, Map<String, String> values) {
        String filled = text;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace("@" + value.getKey() + "@", value.getValue());
        }
        return filled;
    }

    private static String own(String name) {
        return read(Template.class, "templates/" + name);
    }

    private static String guests(String name) {
        return read(BundledGuests.class, "/guests/" + name);
    }

    private static String read(Class<?> beside, String resource) {
        try (InputStream stream = beside.getResourceAsStream(resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
