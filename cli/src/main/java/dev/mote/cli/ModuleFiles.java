package dev.mote.cli;

import dev.mote.platform.FunctionName;
import dev.mote.platform.Functions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The modules that {@code mote up} was given, by the functions they become. */
final class ModuleFiles {
    private final Map<FunctionName, byte[]> modules;

    private ModuleFiles(Map<FunctionName, byte[]> modules) {
        this.modules = modules;
    }

    /** Reads all of them before a node starts, so that a wrong path costs nothing. */
    static ModuleFiles read(List<Path> files, long largest) throws IOException {
        Map<FunctionName, byte[]> modules = new LinkedHashMap<>();
        for (Path file : files) {
            FunctionName name = Target.ofFile(file);
            if (modules.put(name, ModuleFile.read(file, largest)) != null) {
                throw CliException.usage(
                        "Two of the files would become " + name + ".", "Rename one, or deploy it with 'mote deploy'.");
            }
        }
        return new ModuleFiles(modules);
    }

    boolean isEmpty() {
        return modules.isEmpty();
    }

    /** Uploads those that are not live as they are. */
    List<Served> deploy(Functions functions) {
        modules.forEach((name, module) -> {
            if (!Examples.live(functions, name).equals(Optional.of(Sha256.hex(module)))) {
                functions.upload(name, module, Optional.empty());
            }
        });
        return modules.keySet().stream().map(name -> new Served(name, "", "")).toList();
    }
}
