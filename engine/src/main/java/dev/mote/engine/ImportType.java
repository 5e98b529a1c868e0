package dev.mote.engine;

/** One thing a module imports. */
public record ImportType(String module, String name, ExternType type) {
    /** The import as people write it: {@code env.puts}. */
    public String qualifiedName() {
        return module + "." + name;
    }
}
