package dev.mote.engine.codegen;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.attribute.RuntimeVisibleAnnotationsAttribute;
import java.lang.constant.ClassDesc;
import java.lang.reflect.Method;
import java.security.ProtectionDomain;

/**
 * Defines classes in the boot loader, the only one whose methods can be marked to be inlined always. It takes the JVM's
 * internal handling of modules, which the flag {@code --add-exports java.base/jdk.internal.module=ALL-UNNAMED} opens to
 * the host; guests cannot name it.
 */
final class BootLoading {
    private static final String INTERNALS = "jdk.internal.misc";

    private static final Annotation ALWAYS_INLINE =
            Annotation.of(ClassDesc.of("jdk.internal.vm.annotation", "ForceInline"));

    private final Object unsafe;
    private final Method define;

    /** @throws ReflectiveOperationException where the flag is missing */
    BootLoading() throws ReflectiveOperationException {
        export(INTERNALS, BootLoading.class.getModule());
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

    /** Defines a class of this package with all its methods to be inlined always, before any other refers to it. */
    Class<?> defineInlined(ClassDesc type) throws ReflectiveOperationException {
        String name = Names.binary(type);
        return define(name, annotated(name.replace('.', '/')));
    }

    /** Lets a class that was defined here use the JVM's unchecked accesses. */
    void openInternals(Class<?> defined) throws ReflectiveOperationException {
        export(INTERNALS, defined.getModule());
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

    private static byte[] annotated(String name) {
        try (InputStream in = BootLoading.class.getResourceAsStream("/" + name + ".class")) {
            ClassFile files = ClassFile.of();
            MethodTransform annotate = MethodTransform.endHandler(
                    method -> method.with(RuntimeVisibleAnnotationsAttribute.of(ALWAYS_INLINE)));
            return files.transformClass(files.parse(in.readAllBytes()), ClassTransform.transformingMethods(annotate));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets a module use one of the JVM's own packages. */
    static void export(String packageName, Module to) throws ReflectiveOperationException {
        Class.forName("jdk.internal.module.Modules")
                .getMethod("addExports", Module.class, String.class, Module.class)
                .invoke(null, Object.class.getModule(), packageName, to);
    }
}
