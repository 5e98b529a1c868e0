package dev.mote.engine.codegen;

import java.lang.System.Logger.Level;
import java.lang.constant.ClassDesc;
import java.nio.ByteOrder;

/** Which helpers generated code calls to reach a memory that is a heap array; the first use decides for all. */
final class HeapHelpers {
    private static final System.Logger LOG = System.getLogger(HeapHelpers.class.getName());

    private HeapHelpers() {}

    /** {@link InlinedHeapAccess} where the JVM allows it, else {@link HeapAccess}. */
    static ClassDesc access() {
        return Choice.ACCESS;
    }

    private static final class Choice {
        private static final ClassDesc ACCESS = choose();

        private Choice() {}

        private static ClassDesc choose() {
            try {
                BootLoading boot = new BootLoading();
                if (boot.isUnaligned() && ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN) {
                    byte[] classFile = InlinedHeapAccess.make(boot.arrayBase());
                    boot.openInternals(boot.define(Names.binary(InlinedHeapAccess.NAME), classFile));
                    return InlinedHeapAccess.NAME;
                }
            } catch (ReflectiveOperationException | LinkageError e) {
                LOG.log(Level.INFO, "memory accesses of guests are slower in this JVM: {0}", e.toString());
            }
            return Names.describe(HeapAccess.class);
        }
    }
}
