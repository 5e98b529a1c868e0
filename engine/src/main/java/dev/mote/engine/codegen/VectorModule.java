package dev.mote.engine.codegen;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * The JDK's module for vectors. It is loaded at run time, when the first module that needs it is compiled: asking for it
 * on the command line would print a warning and make every start slower, because the JVM then cannot take its own modules
 * from the start-up cache. What loads it is the JVM's internal loading of a single module, which the flag
 * {@code --add-exports java.base/jdk.internal.module=ALL-UNNAMED} opens.
 */
final class VectorModule {
    private static final Logger LOG = System.getLogger(VectorModule.class.getName());
    private static final String NAME = "jdk.incubator.vector";

    private VectorModule() {}

    private enum Reach {
        NOTHING,
        SLOW,
        ALL
    }

    /** Whether vectors can be used; the first call decides for all. */
    static boolean isAvailable() {
        return Loading.REACH != Reach.NOTHING;
    }

    /** Whether the helpers are inlined always, and {@link InlinedVectors#RAW} is among them. */
    static boolean isInlined() {
        return Loading.REACH == Reach.ALL;
    }

    private static final class Loading {
        private static final Reach REACH = load();

        private Loading() {}

        private static Reach load() {
            try {
                Class.forName("jdk.internal.module.Modules")
                        .getMethod("loadModule", String.class)
                        .invoke(null, NAME);
                VectorHelpers.define();
                return Reach.ALL;
            } catch (ReflectiveOperationException | LinkageError e) {
                boolean present = ModuleLayer.boot().findModule(NAME).isPresent();
                LOG.log(Level.INFO, "vector instructions are slower in this JVM: {0}", e.toString());
                return present ? Reach.SLOW : Reach.NOTHING;
            }
        }
    }
}
