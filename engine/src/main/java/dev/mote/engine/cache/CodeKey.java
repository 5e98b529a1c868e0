package dev.mote.engine.cache;

/**
 * What compiled code depends on.
 *
 * @param scope whose code it is; see {@link dev.mote.engine.CompileOptions#cacheScope}
 * @param digest of the module
 * @param version of the engine
 */
public record CodeKey(String scope, String digest, String version) {
    /** All of it, and the Java version; lengths keep the parts apart. */
    String text() {
        return scope.length() + ":" + scope + digest.length() + ":" + digest + version.length() + ":" + version
                + Runtime.version().feature();
    }
}
