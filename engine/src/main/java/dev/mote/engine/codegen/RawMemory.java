package dev.mote.engine.codegen;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteOrder;

/**
 * The JVM's own way to any address, which is what {@link MappedAccess} uses; {@link BootLoading} opens it. Without it
 * mapped memories are slower.
 */
final class RawMemory {
    private static final Logger LOG = System.getLogger(RawMemory.class.getName());

    private RawMemory() {}

    /** Whether it can be used; the first call decides for all. */
    static boolean isAvailable() {
        return Opening.AVAILABLE;
    }

    private static final class Opening {
        private static final boolean AVAILABLE = open();

        private Opening() {}

        private static boolean open() {
            if (ByteOrder.nativeOrder() != ByteOrder.LITTLE_ENDIAN) {
                return false;
            }
            try {
                if (!new BootLoading().isUnaligned()) {
                    return false;
                }
                return true;
            } catch (ReflectiveOperationException e) {
                LOG.log(Level.INFO, "mapped memories are slower in this JVM: {0}", e.toString());
                return false;
            }
        }
    }
}
