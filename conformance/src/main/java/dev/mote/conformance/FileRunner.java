package dev.mote.conformance;

import dev.mote.engine.CoreInstance;
import dev.mote.engine.Engine;
import dev.mote.engine.Global;
import dev.mote.engine.GuestFunction;
import dev.mote.engine.ModuleException;
import dev.mote.engine.Run;
import dev.mote.engine.Stopped;
import dev.mote.engine.Trap;
import dev.mote.engine.TrapCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Runs the commands of one file, in order, in the calling thread. */
final class FileRunner implements AutoCloseable {
    private static final Set<ModuleException.Code> LINK_FAULTS =
            Set.of(ModuleException.Code.UNKNOWN_IMPORT, ModuleException.Code.WRONG_IMPORT_TYPE);

    /** A module command: its instance, or why there is none. */
    private sealed interface Slot {
        record Live(CoreInstance instance) implements Slot {}

        record Missing(int line) implements Slot {}
    }

    private final SuiteFile file;
    private final Linker linker;
    private final Map<String, Slot> named = new HashMap<>();
    private Slot latest = new Slot.Missing(0);

    FileRunner(SuiteFile file, Engine engine, Run run) {
        this.file = file;
        this.linker = new Linker(engine, run);
    }

    /** One result for each command; a file that is stopped at its deadline ends with the command that was running. */
    List<Result> run() {
        List<Result> results = new ArrayList<>();
        for (Command command : Suite.commands(file)) {
            try {
                results.add(result(command));
            } catch (Stopped e) {
                results.add(Result.failed(file.name(), command.line(), "stopped: " + e.reason()));
                break;
            }
        }
        return results;
    }

    @Override
    public void close() {
        linker.close();
    }

    private Result result(Command command) {
        if (command instanceof Command.AssertMalformed malformed
                && malformed.filename().endsWith(".wat")) {
            return Result.skipped(file.name(), command.line(), "text format");
        }
        try {
            execute(command);
            return Result.passed(file.name(), command.line());
        } catch (Mismatch e) {
            int cause = e.causedBy() == 0 ? command.line() : e.causedBy();
            return new Result(file.name(), command.line(), Result.Status.FAILED, e.getMessage(), cause);
        } catch (Stopped e) {
            throw e;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError | LinkageError e) {
            // An engine's own mistake is a result like any other: the remaining commands still count.
            return Result.failed(file.name(), command.line(), describe(e));
        }
    }

    private void execute(Command command) {
        switch (command) {
            case Command.Module module -> instantiate(module);
            case Command.Register register ->
                linker.register(register.alias(), instance(register.name().orElse("")));
            case Command.Act act -> act(act.action());
            case Command.AssertReturn wanted -> assertReturn(wanted);
            case Command.AssertTrap wanted -> assertTrap(wanted.text(), () -> act(wanted.action()));
            case Command.AssertExhaustion wanted -> assertTrap(wanted.text(), () -> act(wanted.action()));
            case Command.AssertException wanted ->
                assertTrap(TrapCode.UNCAUGHT_EXCEPTION.message(), () -> act(wanted.action()));
            case Command.AssertInvalid wanted -> assertRefused(wanted.filename(), wanted.text());
            case Command.AssertMalformed wanted -> assertRefused(wanted.filename(), wanted.text());
            case Command.AssertUnlinkable wanted -> assertUnlinkable(wanted);
            case Command.AssertUninstantiable wanted ->
                assertTrap(wanted.text(), () -> linker.instantiate(bytes(wanted.filename())));
        }
    }

    private void instantiate(Command.Module command) {
        // Recorded first: what follows must not run against the module before this one.
        latest = new Slot.Missing(command.line());
        command.name().ifPresent(name -> named.put(name, latest));
        latest = new Slot.Live(linker.instantiate(bytes(command.filename())));
        command.name().ifPresent(name -> named.put(name, latest));
    }

    private Object[] act(Action action) {
        CoreInstance instance = instance(action.module().orElse(""));
        return switch (action.type()) {
            case INVOKE -> {
                GuestFunction function = instance.function(action.field())
                        .orElseThrow(() -> new Mismatch("no exported function " + action.field()));
                yield function.call(action.args().stream().map(Values::argument).toArray());
            }
            case GET -> {
                Global global = instance.export(action.field())
                        .filter(Global.class::isInstance)
                        .map(Global.class::cast)
                        .orElseThrow(() -> new Mismatch("no exported global " + action.field()));
                yield new Object[] {global.get()};
            }
        };
    }

    private void assertReturn(Command.AssertReturn wanted) {
        Object[] actual = act(wanted.action());
        if (!Values.matches(wanted.expected(), actual)) {
            throw new Mismatch(wanted.action() + " returned " + shown(actual) + ", expected " + wanted.expected());
        }
    }

    private static void assertTrap(String text, Runnable action) {
        try {
            action.run();
        } catch (Trap trap) {
            if (!TrapText.matches(text, trap.code())) {
                throw new Mismatch("trapped with '" + trap.code().message() + "', expected '" + text + "'");
            }
            return;
        }
        throw new Mismatch("no trap, expected '" + text + "'");
    }

    private void assertRefused(String filename, String text) {
        try {
            linker.compile(bytes(filename)).close();
        } catch (ModuleException e) {
            if (LINK_FAULTS.contains(e.code())) {
                throw new Mismatch("refused only when linked: " + e.getMessage());
            }
            return;
        }
        throw new Mismatch("accepted, expected '" + text + "'");
    }

    private void assertUnlinkable(Command.AssertUnlinkable wanted) {
        try {
            linker.instantiate(bytes(wanted.filename()));
        } catch (ModuleException e) {
            if (!LINK_FAULTS.contains(e.code())) {
                throw new Mismatch("refused as " + e.code().id() + ", expected '" + wanted.text() + "'");
            }
            return;
        } catch (Trap trap) {
            if (!TrapText.isSegmentFault(wanted.text(), trap.code())) {
                throw new Mismatch("trapped with '" + trap.code().message() + "', expected '" + wanted.text() + "'");
            }
            return;
        }
        throw new Mismatch("linked, expected '" + wanted.text() + "'");
    }

    private CoreInstance instance(String name) {
        Slot slot = name.isEmpty() ? latest : named.getOrDefault(name, new Slot.Missing(0));
        return switch (slot) {
            case Slot.Live live -> live.instance();
            case Slot.Missing missing ->
                throw new Mismatch("the module of line " + missing.line() + " is not there", missing.line());
        };
    }

    private byte[] bytes(String filename) {
        try {
            return Files.readAllBytes(file.module(filename));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String shown(Object[] values) {
        return Arrays.stream(values).map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String describe(Throwable error) {
        return error.getClass().getSimpleName() + ": " + error.getMessage();
    }
}
