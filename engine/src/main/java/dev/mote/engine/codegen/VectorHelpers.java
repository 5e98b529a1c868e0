package dev.mote.engine.codegen;

import dev.mote.engine.codegen.VectorShape.Helper;
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
 * Makes the compiler inline the helpers for vectors always. A function of some forty vector instructions would exceed
 * what HotSpot inlines of ordinary methods, and from there on every vector would be an object, twenty times slower; the
 * JDK's own vector methods are exempt by an annotation. HotSpot heeds that on classes of the boot loader only, so the
 * helpers are defined there, each method annotated. Where this fails they are loaded like other classes.
 */
final class VectorHelpers {
    private static final Annotation ALWAYS_INLINE =
            Annotation.of(ClassDesc.of("jdk.internal.vm.annotation", "ForceInline"));

    private VectorHelpers() {}

    /** Defines the helpers, before any other class refers to them. */
    static void define() throws ReflectiveOperationException {
        Class.forName("jdk.internal.module.Modules")
                .getMethod("addExports", Module.class, String.class, Module.class)
                .invoke(null, Object.class.getModule(), "jdk.internal.misc", VectorHelpers.class.getModule());
        Class<?> unsafe = Class.forName("jdk.internal.misc.Unsafe");
        Object instance = unsafe.getMethod("getUnsafe").invoke(null);
        Method define = unsafe.getMethod(
                "defineClass",
                String.class,
                byte[].class,
                int.class,
                int.class,
                ClassLoader.class,
                ProtectionDomain.class);
        for (Helper helper : Helper.values()) {
            String name = Names.binary(VectorShape.PROCESSOR.helper(helper)).replace('.', '/');
            byte[] bytes = annotated(name);
            define.invoke(instance, name, bytes, 0, bytes.length, null, null);
        }
    }

    private static byte[] annotated(String name) {
        try (InputStream in = VectorHelpers.class.getResourceAsStream("/" + name + ".class")) {
            ClassFile files = ClassFile.of();
            MethodTransform annotate = MethodTransform.endHandler(
                    method -> method.with(RuntimeVisibleAnnotationsAttribute.of(ALWAYS_INLINE)));
            return files.transformClass(files.parse(in.readAllBytes()), ClassTransform.transformingMethods(annotate));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
