package dev.mote.cli;

import dev.mote.manifest.ModuleRecipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How the sources of a language become a module: the commands, in order.
 *
 * @param project the folder that commands run in
 * @param work an empty folder for what lies between
 * @param result the file that the last command writes
 */
record Recipe(Path project, Toolbox tools, Path work, Path result) {
    /** WebAssembly without a system below it. */
    private static final String BARE = "wasm32-unknown-unknown";

    private static final String WASI_LIBRARY = "/usr/lib/wasm32-wasi/crt1-command.o";

    /** The commands; what they need and is not there is left in the toolbox. */
    List<List<String>> steps(Language language, ModuleRecipe.Sources sources) {
        List<String> files = sources.files().stream().map(Path::toString).toList();
        return switch (language) {
            case C -> sources.world().equals("command") ? program(files) : c(sources.world(), files);
            case JAVASCRIPT -> script(sources, files.getFirst());
            case TYPESCRIPT -> typed(sources, files);
            case ASSEMBLYSCRIPT -> assembly(sources.world(), files.getFirst());
        };
    }

    private List<List<String>> c(String world, List<String> files) {
        String clang = tools.need(Tool.CLANG);
        String linker = tools.need(Tool.WASM_LD);
        boolean component = world.equals("faas-exec") || world.equals("http");
        Path core = component ? work.resolve("core.wasm") : result;
        List<List<String>> steps = new ArrayList<>();
        List<String> link = new ArrayList<>(List.of(
                linker, "--no-entry", "--stack-first", "-z", "stack-size=65536", "--gc-sections", "--strip-all"));
        if (world.equals("handle")) {
            link.add("--import-memory");
        }
        for (int i = 0; i < files.size(); i++) {
            String object = work.resolve(i + ".o").toString();
            steps.add(List.of(
                    clang,
                    "--target=" + BARE,
                    "-std=c17",
                    "-O2",
                    "-ffreestanding",
                    "-fno-builtin",
                    "-fvisibility=hidden",
                    "-mbulk-memory",
                    "-Wall",
                    "-I.",
                    "-c",
                    files.get(i),
                    "-o",
                    object));
            link.add(object);
        }
        link.addAll(List.of("-o", core.toString()));
        steps.add(List.copyOf(link));
        if (component) {
            steps.addAll(component(world, core));
        }
        return steps;
    }

    /** Tells a core module what world it is of, and wraps it up. */
    private List<List<String>> component(String world, Path core) {
        String typed = work.resolve("typed.wasm").toString();
        boolean jco =
                tools.find(Tool.WASM_TOOLS).isEmpty() && tools.find(Tool.JCO).isPresent();
        if (jco) {
            String program = tools.needScript(Tool.JCO);
            return List.of(
                    List.of(program, "embed", core.toString(), "--wit", "wit", "-n", world, "-o", typed),
                    List.of(program, "new", typed, "-o", result.toString()));
        }
        String program = tools.need(Tool.WASM_TOOLS);
        return List.of(
                List.of(program, "component", "embed", "wit", "--world", world, core.toString(), "-o", typed),
                List.of(program, "component", "new", typed, "-o", result.toString()));
    }

    /** A program with a C library. Linked without an optimisation level, or clang would run whatever wasm-opt it finds. */
    private List<List<String>> program(List<String> files) {
        List<String> clang = new ArrayList<>(List.of(tools.need(Tool.CLANG), "--target=wasm32-wasi"));
        tools.need(Tool.WASM_LD);
        tools.folder("WASI_SYSROOT").ifPresent(root -> clang.add("--sysroot=" + root));
        if (tools.folder("WASI_SYSROOT").isEmpty() && !Files.exists(Path.of(WASI_LIBRARY))) {
            tools.miss("a C library for WASI: Debian, Ubuntu: apt install wasi-libc libclang-rt-19-dev-wasm32"
                    + " (or WASI_SYSROOT=FOLDER)");
        }
        List<List<String>> steps = new ArrayList<>();
        List<String> link = new ArrayList<>(clang);
        link.addAll(List.of("-s", "-Wl,--gc-sections,--stack-first,-z,stack-size=65536"));
        for (int i = 0; i < files.size(); i++) {
            String object = work.resolve(i + ".o").toString();
            List<String> compile = new ArrayList<>(clang);
            compile.addAll(List.of("-Os", "-Wall", "-I.", "-c", files.get(i), "-o", object));
            steps.add(List.copyOf(compile));
            link.add(object);
        }
        link.addAll(List.of("-o", result.toString()));
        steps.add(List.copyOf(link));
        return steps;
    }

    private List<List<String>> script(ModuleRecipe.Sources sources, String file) {
        return List.of(
                switch (ScriptEngine.choose(sources.engine(), sources.world())) {
                    case QUICKJS ->
                        List.of(
                                tools.needScript(Tool.QUICKJS),
                                "--sync",
                                "--stub-wasi",
                                "--opt-size",
                                "-m",
                                "--wit",
                                "wit",
                                "-n",
                                sources.world(),
                                "--js",
                                file,
                                "-o",
                                result.toString());
                    case STARLINGMONKEY -> starlingMonkey(sources.world(), file);
                });
    }

    private List<String> starlingMonkey(String world, String file) {
        List<String> command = new ArrayList<>(List.of(
                tools.needScript(Tool.JCO),
                "componentize",
                file,
                "--wit",
                "wit",
                "-n",
                world,
                "-o",
                result.toString()));
        if (world.equals("faas-exec")) {
            // Without the parts that would import wasi:http.
            command.addAll(List.of("-d", "http", "-d", "fetch-event"));
        }
        return List.copyOf(command);
    }

    private List<List<String>> typed(ModuleRecipe.Sources sources, List<String> files) {
        List<String> compile = new ArrayList<>(List.of(
                tools.needScript(Tool.TSC),
                "--strict",
                "--target",
                "es2022",
                "--module",
                "es2022",
                "--moduleResolution",
                "bundler",
                "--lib",
                "es2022,dom",
                "--types",
                "",
                "--outDir",
                work.toString()));
        compile.addAll(files);
        String main = Path.of(files.getFirst()).getFileName().toString().replaceAll("\\.ts$", ".js");
        List<List<String>> steps = new ArrayList<>(List.of(compile));
        steps.addAll(script(sources, work.resolve(main).toString()));
        return steps;
    }

    /** The runtime that never frees is the right one: every call starts in a fresh memory. */
    private List<List<String>> assembly(String world, String file) {
        List<String> command = new ArrayList<>(List.of(
                tools.needScript(Tool.ASC),
                file,
                "-o",
                result.toString(),
                "-O2",
                "--noAssert",
                "--runtime",
                "stub",
                "--use",
                "abort="));
        if (world.equals("handle")) {
            command.add("--importMemory");
        }
        return List.of(List.copyOf(command));
    }
}
