package dev.mote.conformance.wasi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a test program needs, and what must come of it. Both layouts of the suite are read: the members at the top, and the
 * list of operations of its later versions.
 *
 * @param dirs folders beside the program, which it gets under the same names; the first also as {@code /}
 * @param stdout what it must print; empty where that does not matter
 */
record Spec(
        List<String> args,
        Map<String, String> env,
        List<String> dirs,
        int exitCode,
        Optional<String> stdout,
        Optional<String> stderr) {
    /** What holds for a program that says nothing. */
    static Spec standard() {
        return new Spec(List.of(), Map.of(), List.of(), 0, Optional.empty(), Optional.empty());
    }

    static Spec parse(String json) {
        JsonNode root = JsonMapper.shared().readTree(json);
        JsonNode run = root;
        int exitCode = root.path("exit_code").asInt(0);
        Optional<String> stdout = text(root.path("stdout"));
        Optional<String> stderr = text(root.path("stderr"));
        for (JsonNode operation : root.path("operations")) {
            switch (operation.path("type").asString("")) {
                case "run" -> run = operation;
                case "wait" -> exitCode = operation.path("exit_code").asInt(0);
                case "read" -> {
                    Optional<String> payload = text(operation.path("payload"));
                    if (operation.path("id").asString("").equals("stderr")) {
                        stderr = payload;
                    } else {
                        stdout = payload;
                    }
                }
                default ->
                    throw new IllegalArgumentException("an operation that is not known: "
                            + operation.path("type").asString(""));
            }
        }
        Map<String, String> env = new LinkedHashMap<>();
        run.path("env")
                .properties()
                .forEach(entry -> env.put(entry.getKey(), entry.getValue().asString("")));
        List<String> dirs = new ArrayList<>(strings(run.path("dirs")));
        text(run.path("root")).filter(name -> !dirs.contains(name)).ifPresent(name -> dirs.add(0, name));
        return new Spec(strings(run.path("args")), env, dirs, exitCode, stdout, stderr);
    }

    private static List<String> strings(JsonNode array) {
        List<String> all = new ArrayList<>();
        array.forEach(node -> all.add(node.asString("")));
        return all;
    }

    private static Optional<String> text(JsonNode node) {
        return node.isString() ? Optional.of(node.stringValue()) : Optional.empty();
    }
}
