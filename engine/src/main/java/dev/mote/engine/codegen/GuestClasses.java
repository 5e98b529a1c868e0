package dev.mote.engine.codegen;

import dev.mote.engine.binary.FunctionBody;
import dev.mote.engine.binary.InstructionReader;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;

/** Makes the class files of one module by name. Any thread may call; immutable. */
final class GuestClasses {
    private static final int PUBLIC_STATIC = ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC;
    private static final int PUBLIC_FINAL = ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL;

    private final ModuleLayout layout;
    private final InstructionTables tables;

    GuestClasses(ModuleLayout layout, InstructionTables tables) {
        this.layout = layout;
        this.tables = tables;
    }

    byte[] make(String name) {
        return switch (Names.kind(name)) {
            case INSTANCE -> InstanceClass.make(layout);
            case IMPORTS -> ImportsClass.make(layout);
            case POLL -> PollClass.make();
            case FUNCTIONS -> functions(Names.number(name));
            case INDIRECT -> IndirectClass.make(layout, Names.number(name));
        };
    }

    private byte[] functions(int pack) {
        ClassDesc name = Names.functions(pack);
        InstructionReader in = InstructionReader.of(layout.module());
        return ClassFile.of().build(name, type -> {
            type.withFlags(PUBLIC_FINAL);
            for (FunctionBody body : layout.packs().bodies(pack)) {
                type.withMethodBody(
                        Names.function(body.function()),
                        layout.descriptor(body.function()),
                        PUBLIC_STATIC,
                        code -> new FunctionEmitter(code, layout, tables, in, body).emit());
            }
        });
    }
}
