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
        BootLoading boot = new BootLoading();
        for (Helper helper : Helper.values()) {
            String name = Names.binary(VectorShape.PROCESSOR.helper(helper));
            boot.define(name, annotated(name.replace('.', '/')));
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
