package dev.mote.conformance.component;

import dev.mote.component.ComponentException;
import dev.mote.component.ComponentException.Code;
import dev.mote.component.ComponentLimits;
import dev.mote.component.binary.ComponentReader;
import dev.mote.component.runtime.ComponentCode;
import dev.mote.component.runtime.ComponentInstance;
import dev.mote.component.runtime.ExportedFunction;
import dev.mote.component.runtime.HostInterfaces;
import dev.mote.component.runtime.LinkedComponent;
import dev.mote.component.type.FunctionType;
import dev.mote.conformance.component.Outcome.Kind;
import dev.mote.engine.CompileOptions;
import dev.mote.engine.Engine;
import dev.mote.engine.InstanceConfig;
import dev.mote.engine.InstanceLimits;
import dev.mote.engine.Run;
import dev.mote.engine.Trap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Runs the commands of one file, in order, in the calling thread. */
final class FileRunner implements AutoCloseable {
    /** What a component command left behind. */
    private sealed interface Slot {
        record Live(LinkedComponent component, ComponentInstance instance) implements Slot {}

        record Defined(ComponentCode code) implements Slot {}

        record Missing(Kind kind, String why) implements Slot {}
    }

    private final String file;
    private final Path json;
    private final Engine engine;
    private final Run run;
    private final Map<String, Slot> named = new HashMap<>();
    private final List<AutoCloseable> opened = new ArrayList<>();
    private Slot latest = new Slot.Missing(Kind.FAILED, "no component yet");
    private Slot latestDefinition = latest;

    FileRunner(String file, Path json, Engine engine, Run run) {
        this.file = file;
        this.json = json;
        this.engine = engine;
        this.run = run;
    }

    List<Outcome> run(Iterable<JsonNode> commands) {
        List<Outcome> outcomes = new ArrayList<>();
        for (JsonNode command : commands) {
            if (isComponent(command)) {
                outcomes.add(outcome(command));
            }
        }
        return outcomes;
    }

    /** Text that is malformed is the business of a text parser, and core modules have a suite of their own. */
    private boolean isComponent(JsonNode command) {
        if (!command.has("filename")) {
            return true;
        }
        String binary = binary(command);
        return binary.endsWith(".wasm") && ComponentReader.isComponent(bytes(command));
    }

    private Outcome outcome(JsonNode command) {
        int line = command.get("line").asInt();
        try {
            execute(command);
            return new Outcome(file, line, Kind.PASSED, "");
        } catch (Mismatch e) {
            return new Outcome(file, line, Kind.FAILED, e.getMessage());
        } catch (NotClaimed e) {
            return new Outcome(file, line, Kind.NOT_CLAIMED, e.getMessage());
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            // A mistake of the component room is a result like any other: the remaining commands still count.
            return new Outcome(file, line, Kind.FAILED, e.toString());
        }
    }

    private static final class NotClaimed extends RuntimeException {
        NotClaimed(String message) {
            super(message, null, false, false);
        }
    }

    private void execute(JsonNode command) {
        switch (command.get("type").asString()) {
            case "module" -> {
                latest = attempt(() -> instantiate(compile(command)));
                remember(command, "name");
                if (!needsImports(latest)) {
                    rethrow(latest);
                }
            }
            case "module_definition" -> {
                latestDefinition = attempt(() -> new Slot.Defined(compile(command)));
                name(command, "name").ifPresent(name -> named.put(name, latestDefinition));
                rethrow(latestDefinition);
            }
            case "module_instance" -> {
                Slot definition = name(command, "module").map(named::get).orElse(latestDefinition);
                latest = definition instanceof Slot.Defined(ComponentCode code)
                        ? attempt(() -> instantiate(code))
                        : definition;
                remember(command, "instance");
                rethrow(latest);
            }
            case "register" -> {}
            case "invoke" -> invoke(command);
            case "action" -> invoke(command.get("action"));
            case "assert_return" -> assertReturn(command);
            case "assert_trap", "assert_exception" -> assertTraps(() -> invoke(command.get("action")));
            case "assert_uninstantiable" -> assertTraps(() -> instantiate(claimed(() -> compile(command))));
            case "assert_invalid", "assert_malformed" -> assertRefused(command);
            case "assert_unlinkable" -> assertUnlinkable(command);
            default -> throw new Mismatch("unknown command " + command.get("type"));
        }
    }

    private static <T> T claimed(Supplier<T> action) {
        try {
            return action.get();
        } catch (ComponentException e) {
            if (e.code() == Code.UNSUPPORTED || e.code() == Code.TOO_COMPLEX) {
                throw new NotClaimed(e.getMessage());
            }
            throw new Mismatch("refused: " + e.getMessage());
        }
    }

    private static Slot attempt(Supplier<Slot> action) {
        try {
            return claimed(action);
        } catch (NotClaimed e) {
            return new Slot.Missing(Kind.NOT_CLAIMED, e.getMessage());
        } catch (Trap trap) {
            return new Slot.Missing(isAsynchronous(trap) ? Kind.NOT_CLAIMED : Kind.FAILED, trap.getMessage());
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            return new Slot.Missing(Kind.FAILED, e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    /** A component with imports is only read by suites that offer none: it is valid, and there is nothing to call. */
    private static boolean needsImports(Slot slot) {
        return slot instanceof Slot.Missing(Kind _, String why) && why.startsWith("refused: unknown imports: ");
    }

    private static boolean isAsynchronous(Trap trap) {
        return trap.getMessage().contains("of the asynchronous ABI is not supported");
    }

    private static void rethrow(Slot slot) {
        if (slot instanceof Slot.Missing(Kind kind, String why)) {
            throw kind == Kind.NOT_CLAIMED ? new NotClaimed(why) : new Mismatch(why);
        }
    }

    private void remember(JsonNode command, String field) {
        name(command, field).ifPresent(name -> named.put(name, latest));
    }

    private static Optional<String> name(JsonNode command, String field) {
        return Optional.ofNullable(command.get(field)).map(JsonNode::asString);
    }

    private ComponentCode compile(JsonNode command) {
        ComponentCode code =
                ComponentCode.compile(engine, bytes(command), CompileOptions.defaults(), ComponentLimits.defaults());
        opened.add(code);
        return code;
    }

    private Slot instantiate(ComponentCode code) {
        LinkedComponent linked = code.link(HostInterfaces.none());
        ComponentInstance instance =
                linked.instantiate(new InstanceConfig(InstanceLimits.defaults(), run, Optional.empty()));
        opened.add(instance);
        return new Slot.Live(linked, instance);
    }

    private Optional<Object> invoke(JsonNode action) {
        Slot slot = name(action, "module").map(named::get).orElse(latest);
        rethrow(slot);
        Slot.Live live = (Slot.Live) slot;
        ExportedFunction function = function(live, action);
        FunctionType type = function.type();
        List<Object> arguments = new ArrayList<>();
        JsonNode given = action.get("args");
        for (int i = 0; i < type.params().size(); i++) {
            arguments.add(Values.of(given.get(i), type.params().get(i).type()));
        }
        try {
            return function.call(live.instance(), arguments);
        } catch (Trap trap) {
            if (isAsynchronous(trap)) {
                latest = new Slot.Missing(Kind.NOT_CLAIMED, trap.getMessage());
                throw new NotClaimed(trap.getMessage());
            }
            throw trap;
        }
    }

    private static ExportedFunction function(Slot.Live live, JsonNode action) {
        String field = action.get("field").asString();
        return live.component().function(field).orElseThrow(() -> new Mismatch("no exported function " + field));
    }

    private void assertReturn(JsonNode command) {
        JsonNode action = command.get("action");
        Optional<Object> actual;
        try {
            actual = invoke(action);
        } catch (Trap trap) {
            throw new Mismatch("trapped: " + trap.getMessage());
        }
        JsonNode expected = command.get("expected");
        if (expected.size() != (actual.isPresent() ? 1 : 0)) {
            throw new Mismatch("returned " + actual + ", expected " + expected);
        }
        if (actual.isPresent()) {
            Slot.Live live = (Slot.Live) name(action, "module").map(named::get).orElse(latest);
            Object wanted = Values.of(
                    expected.get(0), function(live, action).type().result().orElseThrow());
            if (!Values.same(wanted, actual.get())) {
                throw new Mismatch("returned " + actual.get() + ", expected " + wanted);
            }
        }
    }

    private static void assertTraps(Runnable action) {
        try {
            action.run();
        } catch (Trap _) {
            return;
        }
        throw new Mismatch("no trap");
    }

    private void assertRefused(JsonNode command) {
        try {
            compile(command);
        } catch (ComponentException e) {
            if (e.code() == Code.UNSUPPORTED) {
                throw new NotClaimed(e.getMessage());
            }
            return;
        }
        throw new Mismatch("accepted, expected: " + command.get("text").asString());
    }

    private void assertUnlinkable(JsonNode command) {
        ComponentCode code = claimed(() -> compile(command));
        try {
            code.link(HostInterfaces.none());
        } catch (ComponentException _) {
            return;
        }
        throw new Mismatch("linked, expected: " + command.get("text").asString());
    }

    private static String binary(JsonNode command) {
        return command.has("binary_filename")
                ? command.get("binary_filename").asString()
                : command.get("filename").asString();
    }

    private byte[] bytes(JsonNode command) {
        try {
            return Files.readAllBytes(json.resolveSibling(binary(command)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        for (AutoCloseable one : opened.reversed()) {
            try {
                one.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
