package dev.mote.engine.codegen;

import java.lang.reflect.Method;
import java.security.ProtectionDomain;

/**
 * Defines classes in the boot loader, the only one whose methods can be marked to be inlined always. It takes the JVM's
 * internal handling of modules, which the flag {@code --add-exports java.base/jdk.internal.module=ALL-UNNAMED} opens to
 * the host; guests cannot name it.
 */
final class BootLoading {
    private static final String INTERNALS = "jdk.internal.misc";

    private final Object unsafe;
    private final Method define;

    /** @throws ReflectiveOperationException where the flag is missing */
    BootLoading() throws ReflectiveOperationException {
        export(BootLoading.class.getModule());
        Class<?> type = Class.forName(INTERNALS + ".Unsafe");
        unsafe = type.getMethod("getUnsafe").invoke(null);
        define = type.getMethod(
                "defineClass",
                String.class,
                byte[].class,
                int.class,
                int.class,
                ClassLoader.class,
                ProtectionDomain.class);
    }

    /** Defines a class, before any other refers to it. */
    Class<?> define(String binaryName, byte[] classFile) throws ReflectiveOperationException {
        return (Class<?>)
                define.invoke(unsafe, binaryName.replace('.', '/'), classFile, 0, classFile.length, null, null);
    }

    /** Lets a class that was defined here use the JVM's unchecked accesses. */
    void openInternals(Class<?> defined) throws ReflectiveOperationException {
        export(defined.getModule());
    }

    /** Whether the processor reads what it is not aligned to, as itself and not in parts. */
    boolean isUnaligned() throws ReflectiveOperationException {
        return (boolean) unsafe.getClass().getMethod("unalignedAccess").invoke(unsafe);
    }

    /** Distance from an array of bytes to its first element. */
    long arrayBase() throws ReflectiveOperationException {
        return ((Number) unsafe.getClass()
                        .getMethod("arrayBaseOffset", Class.class)
                        .invoke(unsafe, byte[].class))
                .longValue();
    }

    private static void export(Module to) throws ReflectiveOperationException {
        Class.forName("jdk.internal.module.Modules")
                .getMethod("addExports", Module.class, String.class, Module.class)
                .invoke(null, Object.class.getModule(), INTERNALS, to);
    }
}
