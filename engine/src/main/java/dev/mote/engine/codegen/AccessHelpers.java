package dev.mote.engine.codegen;

import java.lang.System.Logger.Level;
import java.lang.constant.ClassDesc;
import java.lang.invoke.MethodHandle;
import java.nio.ByteOrder;

/** Which helpers generated code calls to reach a memory; the first use decides for all. */
final class AccessHelpers {
    private static final System.Logger LOG = System.getLogger(AccessHelpers.class.getName());

    private AccessHelpers() {}

    /** Those for an array: {@link InlinedAccess#ARRAY} where the JVM allows it, else {@link HeapAccess}. */
    static ClassDesc array() {
        return isInlined() ? InlinedAccess.ARRAY : Names.describe(HeapAccess.class);
    }

    /** Whether there are those for a memory at an address, {@link InlinedAccess#RAW}. */
    static boolean isInlined() {
        return Choice.INLINED;
    }

    /** {@link StopCheck#QUIET}, once it is decided which loader that class belongs to. */
    static MethodHandle quiet() {
        isInlined();
        return StopCheck.QUIET;
    }

    private static final class Choice {
        private static final boolean INLINED = define();

        private Choice() {}

        private static boolean define() {
            try {
                BootLoading boot = new BootLoading();
                if (boot.isUnaligned() && ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN) {
                    define(boot, InlinedAccess.ARRAY, InlinedAccess.array(boot.arrayBase()));
                    define(boot, InlinedAccess.RAW, InlinedAccess.raw());
                    boot.defineInlined(Names.STOP_CHECK);
                    return true;
                }
            } catch (ReflectiveOperationException | LinkageError e) {
                LOG.log(Level.INFO, "memory accesses of guests are slower in this JVM: {0}", e.toString());
            }
            return false;
        }

        private static void define(BootLoading boot, ClassDesc name, byte[] classFile)
                throws ReflectiveOperationException {
            boot.openInternals(boot.define(Names.binary(name), classFile));
        }
    }
}
