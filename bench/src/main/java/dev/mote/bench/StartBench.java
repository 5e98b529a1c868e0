package dev.mote.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How long a program takes from its upload to its first answer, as new and as known by the cache, and what it holds then.
 * Each in a process of its own, in processor time of the thread that serves: other threads only make it faster.
 */
final class StartBench {
    private static final double NANOS = 1e6;
    private static final double BYTES = 1e6;

    private final Report report;
    private final List<Path> programs;
    private final String input;

    /** @param input what each program is given */
    StartBench(Report report, List<Path> programs, String input) {
        this.report = report;
        this.programs = programs;
        this.input = input;
    }

    void run(Path scratch) throws IOException {
        report.heading("From upload to the first answer: milliseconds of processor time");
        if (programs.isEmpty()) {
            report.note("start", "no program", "--program FILE names one: WASI 0.1, or a component that exports exec");
        }
        for (Path program : programs) {
            Path cache = Files.createDirectory(scratch.resolve("cache-" + programs.indexOf(program)));
            Map<String, String> cold = start(program, cache, Optional.empty());
            print(program, "new", cold);
            print(program, "from the cache", start(program, cache, Optional.of(cold.get("world"))));
        }
    }

    private Map<String, String> start(Path program, Path cache, Optional<String> world) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(JvmFlags.ofThisProcess());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), StartMain.class.getName()));
        command.addAll(List.of(program.toString(), cache.toString(), input));
        world.ifPresent(command::add);
        Map<String, String> facts = new LinkedHashMap<>();
        Subprocess.lines(command).forEach(line -> facts.put(line.split(" ", 2)[0], line.split(" ", 2)[1]));
        return facts;
    }

    private void print(Path program, String how, Map<String, String> facts) {
        String name = program.getFileName() + ", " + how;
        report.add("start", name + ": read and check", number(facts, "read") / NANOS, "ms");
        report.add("start", name + ": first call", number(facts, "call") / NANOS, "ms");
        report.add("start", name + ": first answer in all", number(facts, "answer") / NANOS, "ms");
        report.add("start", name + ": later call", number(facts, "warm") / NANOS, "ms");
        report.add("start", name + ": heap and metaspace", number(facts, "held") / BYTES, "MB");
        report.add("start", name + ": code in use", number(facts, "code") / BYTES, "MB");
    }

    private static double number(Map<String, String> facts, String name) {
        return Double.parseDouble(facts.get(name));
    }
}
