package dev.mote.engine.codegen;

import java.lang.classfile.ClassFile;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** The class that holds the one stop test of a module, as a constant. */
final class PollClass {
    private PollClass() {}

    static byte[] make() {
        return ClassFile.of()
                .build(
                        Names.POLL,
                        type -> type.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL)
                                .withField(
                                        Names.SITE,
                                        Names.CALL_SITE,
                                        ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC | ClassFile.ACC_FINAL)
                                .withMethodBody(
                                        ConstantDescs.CLASS_INIT_NAME,
                                        ConstantDescs.MTD_void,
                                        ClassFile.ACC_STATIC,
                                        code -> code.loadConstant(Names.POLL)
                                                .invokestatic(
                                                        Names.describe(StopPoll.class),
                                                        "site",
                                                        MethodTypeDesc.of(Names.CALL_SITE, ConstantDescs.CD_Class))
                                                .putstatic(Names.POLL, Names.SITE, Names.CALL_SITE)
                                                .return_()));
    }
}
