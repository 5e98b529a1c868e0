package dev.mote.engine.codegen;

import java.lang.classfile.ClassFile;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodTypeDesc;

/** The class with the one stop test of a module: every loop and every function that calls others calls it. */
final class PollClass {
    private PollClass() {}

    static byte[] make() {
        ClassDesc instance = Names.describe(GuestInstance.class);
        DynamicCallSiteDesc test = DynamicCallSiteDesc.of(
                ConstantDescs.ofCallsiteBootstrap(
                        Names.describe(StopPoll.class), "bootstrap", Names.describe(java.lang.invoke.CallSite.class)),
                "isStopping",
                MethodTypeDesc.of(ConstantDescs.CD_boolean, instance));
        return ClassFile.of()
                .build(
                        Names.POLL,
                        type -> type.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL)
                                .withMethodBody(
                                        Names.CHECK,
                                        MethodTypeDesc.of(ConstantDescs.CD_void, Names.INSTANCE),
                                        ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC,
                                        code -> {
                                            Label goOn = code.newLabel();
                                            code.aload(0)
                                                    .invokedynamic(test)
                                                    .ifeq(goOn)
                                                    .aload(0)
                                                    .invokevirtual(
                                                            instance,
                                                            "checkStopped",
                                                            MethodTypeDesc.of(ConstantDescs.CD_void))
                                                    .labelBinding(goOn)
                                                    .return_();
                                        }));
    }
}
