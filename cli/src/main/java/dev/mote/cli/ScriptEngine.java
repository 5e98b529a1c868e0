package dev.mote.cli;

import java.util.Arrays;
import java.util.Optional;

/** The JavaScript engines that a component may carry. */
enum ScriptEngine {
    QUICKJS("quickjs", "QuickJS"),
    STARLINGMONKEY("starlingmonkey", "StarlingMonkey");

    private final String id;
    private final String title;

    ScriptEngine(String id, String title) {
        this.id = id;
        this.title = title;
    }

    static Optional<ScriptEngine> byId(String id) {
        return Arrays.stream(values()).filter(one -> one.id.equals(id)).findFirst();
    }

    /**
     * The engine of a world where none is named: the small one, except that only the other has the fetch API.
     *
     * @throws CliException where the one that is named cannot do it
     */
    static ScriptEngine choose(Optional<String> named, String world) {
        if (named.isEmpty()) {
            return world.equals("http") ? STARLINGMONKEY : QUICKJS;
        }
        ScriptEngine engine = named.flatMap(ScriptEngine::byId)
                .orElseThrow(() -> CliException.usage(
                        "There is no JavaScript engine '" + Printable.line(named.get()) + "'.",
                        "Write " + QUICKJS.id + " or " + STARLINGMONKEY.id + "."));
        if (engine == QUICKJS && world.equals("http")) {
            throw CliException.usage(
                    "QuickJS components cannot be of world http yet.", "Take the engine " + STARLINGMONKEY.id + ".");
        }
        return engine;
    }

    String id() {
        return id;
    }

    String title() {
        return title;
    }
}
