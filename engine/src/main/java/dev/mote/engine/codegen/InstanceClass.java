package dev.mote.engine.codegen;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/** The instance class of one module: a field for each memory, table and global, so that generated code reaches them directly. */
final class InstanceClass {
    private static final ClassDesc SUPER = Names.describe(GuestInstance.class);
    private static final ClassDesc TABLE = Names.describe(GuestTable.class);
    private static final ClassDesc CELL = Names.describe(GlobalCell.class);
    private static final ClassDesc MEMORIES = Names.describe(LinearMemory[].class);
    private static final ClassDesc TABLES = TABLE.arrayType();
    private static final ClassDesc CELLS = CELL.arrayType();
    private static final int THIS = 0;

    private final ModuleLayout layout;
    private final GlobalIndex globals;

    private InstanceClass(ModuleLayout layout) {
        this.layout = layout;
        this.globals = layout.globals();
    }

    static byte[] make(ModuleLayout layout) {
        InstanceClass instance = new InstanceClass(layout);
        return ClassFile.of().build(Names.INSTANCE, instance::build);
    }

    private void build(ClassBuilder type) {
        type.withSuperclass(SUPER).withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL);
        fields(type);
        method(
                type,
                "<init>",
                ConstantDescs.MTD_void,
                code -> code.aload(THIS)
                        .invokespecial(SUPER, "<init>", ConstantDescs.MTD_void)
                        .return_());
        method(type, "link", MethodTypeDesc.of(ConstantDescs.CD_void, MEMORIES, TABLES, CELLS), this::link);
        method(
                type,
                "setGlobal",
                MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int, ConstantDescs.CD_Object),
                this::setGlobal);
        method(type, "global", MethodTypeDesc.of(ConstantDescs.CD_Object, ConstantDescs.CD_int), this::global);
    }

    private static void method(
            ClassBuilder type, String name, MethodTypeDesc descriptor, java.util.function.Consumer<CodeBuilder> body) {
        type.withMethodBody(name, descriptor, ClassFile.ACC_PUBLIC, body);
    }

    private void fields(ClassBuilder type) {
        for (int i = 0; i < layout.module().memories().size(); i++) {
            type.withField(Names.memory(i), layout.shape(i).memory(), ClassFile.ACC_PUBLIC);
        }
        for (int i = 0; i < layout.module().tables().size(); i++) {
            type.withField(Names.table(i), TABLE, ClassFile.ACC_PUBLIC);
        }
        for (int i = 0; i < globals.size(); i++) {
            type.withField(
                    Names.global(i), globals.isCell(i) ? CELL : globals.type(i).desc(), ClassFile.ACC_PUBLIC);
        }
    }

    private void link(CodeBuilder code) {
        for (int i = 0; i < layout.module().memories().size(); i++) {
            ClassDesc memory = layout.shape(i).memory();
            element(code, 1, i).checkcast(memory).putfield(Names.INSTANCE, Names.memory(i), memory);
        }
        for (int i = 0; i < layout.module().tables().size(); i++) {
            element(code, 2, i).putfield(Names.INSTANCE, Names.table(i), TABLE);
        }
        int[] cells = globals.cells();
        for (int i = 0; i < cells.length; i++) {
            element(code, 3, i).putfield(Names.INSTANCE, Names.global(cells[i]), CELL);
        }
        code.return_();
    }

    private static CodeBuilder element(CodeBuilder code, int array, int index) {
        return code.aload(THIS).aload(array).loadConstant(index).aaload();
    }

    private void setGlobal(CodeBuilder code) {
        selectField(code, global -> {
            JvmType type = globals.type(global);
            code.aload(THIS).aload(2);
            type.emitUnbox(code);
            code.putfield(Names.INSTANCE, Names.global(global), type.desc()).return_();
        });
    }

    private void global(CodeBuilder code) {
        selectField(code, global -> {
            JvmType type = globals.type(global);
            code.aload(THIS).getfield(Names.INSTANCE, Names.global(global), type.desc());
            type.emitBox(code);
            code.areturn();
        });
    }

    /** Runs the code of the field whose number is the first parameter. */
    private void selectField(CodeBuilder code, IntConsumer field) {
        Label none = code.newLabel();
        List<SwitchCase> cases = new ArrayList<>();
        Arrays.stream(globals.fields()).forEach(global -> cases.add(SwitchCase.of(global, code.newLabel())));
        code.iload(1).lookupswitch(none, cases);
        cases.forEach(each -> {
            code.labelBinding(each.target());
            field.accept(each.caseValue());
        });
        code.labelBinding(none)
                .invokestatic(Names.describe(Traps.class), "internal", MethodTypeDesc.of(Names.TRAP))
                .athrow();
    }
}
