package dev.mote.engine.codegen;

import dev.mote.engine.codegen.VectorShape.Helper;

/**
 * Makes the compiler inline the helpers for vectors always. A function of some forty vector instructions would exceed
 * what HotSpot inlines of ordinary methods, and from there on every vector would be an object, twenty times slower; the
 * JDK's own vector methods are exempt by an annotation. HotSpot heeds that on classes of the boot loader only, so the
 * helpers are defined there, each method annotated. Where this fails they are loaded like other classes.
 */
final class VectorHelpers {
    private VectorHelpers() {}

    /** Defines the helpers, before any other class refers to them. */
    static void define() throws ReflectiveOperationException {
        BootLoading boot = new BootLoading();
        for (Helper helper : Helper.values()) {
            Class<?> defined = boot.defineInlined(VectorShape.PROCESSOR.helper(helper));
            BootLoading.export(InlinedVectors.INTERNALS, defined.getModule());
        }
        InlinedVectors.define(boot);
    }
}
