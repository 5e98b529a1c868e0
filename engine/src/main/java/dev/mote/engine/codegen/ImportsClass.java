package dev.mote.engine.codegen;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;

/** The imported functions of one module, as methods of their own types that call what the instance was linked to. */
final class ImportsClass {
    private static final ClassDesc INSTANCE = Names.describe(GuestInstance.class);
    private static final ClassDesc HANDLES = ConstantDescs.CD_MethodHandle.arrayType();

    private ImportsClass() {}

    static byte[] make(ModuleLayout layout) {
        return ClassFile.of().build(Names.IMPORTS, type -> {
            type.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL);
            for (int i = 0; i < layout.module().importedFunctions(); i++) {
                int function = i;
                type.withMethodBody(
                        Names.function(function),
                        layout.descriptor(function),
                        ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC,
                        code -> call(code, layout.functionType(function), function));
            }
        });
    }

    private static void call(CodeBuilder code, CallType type, int function) {
        int instance = code.parameterSlot(type.params().size());
        code.aload(instance)
                .getfield(INSTANCE, "imports", HANDLES)
                .loadConstant(function)
                .aaload()
                .aload(instance);
        HandleCall.loadParameters(code, type);
        HandleCall.invoke(code, type, instance, Names.describe(dev.mote.engine.CoreInstance.class));
    }
}
