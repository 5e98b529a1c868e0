package dev.mote.engine.codegen;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/**
 * The dispatcher of indirect calls of one type: a switch over the module's own functions of that type and those below
 * it, which is the type check at the same time; dense where there are no subtypes. Everything else goes by method handle.
 */
final class IndirectClass {
    private static final ClassDesc INSTANCE = Names.describe(GuestInstance.class);
    private static final ClassDesc TABLE = Names.describe(GuestTable.class);
    private static final ClassDesc REFERENCE = Names.describe(FunctionReference.class);

    private final ModuleLayout layout;
    private final int canonical;
    private final CallType type;

    private IndirectClass(ModuleLayout layout, int canonical) {
        this.layout = layout;
        this.canonical = canonical;
        this.type = layout.canonicalType(canonical);
    }

    static byte[] make(ModuleLayout layout, int canonical) {
        IndirectClass dispatcher = new IndirectClass(layout, canonical);
        return ClassFile.of()
                .build(
                        Names.indirect(canonical),
                        made -> made.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL)
                                .withMethodBody(
                                        Names.CALL,
                                        dispatcher.type.method(ConstantDescs.CD_int, TABLE, Names.INSTANCE),
                                        ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC,
                                        dispatcher::callElement)
                                .withMethodBody(
                                        Names.CALL,
                                        dispatcher.type.method(ConstantDescs.CD_Object, Names.INSTANCE),
                                        ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC,
                                        dispatcher::callReference));
    }

    private void callReference(CodeBuilder code) {
        int params = type.params().size();
        code.aload(code.parameterSlot(params))
                .invokestatic(REFERENCE, "of", MethodTypeDesc.of(REFERENCE, ConstantDescs.CD_Object));
        call(code, code.parameterSlot(params + 1));
    }

    private void callElement(CodeBuilder code) {
        int params = type.params().size();
        int index = code.parameterSlot(params);
        int table = code.parameterSlot(params + 1);
        int instance = code.parameterSlot(params + 2);
        code.aload(table)
                .iload(index)
                .invokevirtual(TABLE, "function", MethodTypeDesc.of(REFERENCE, ConstantDescs.CD_int));
        call(code, instance);
    }

    /** Calls the function on top of the stack. */
    private void call(CodeBuilder code, int instance) {
        int function = code.allocateLocal(TypeKind.REFERENCE);
        code.astore(function);
        Label elsewhere = code.newLabel();
        ownFunctions(code, function, instance, elsewhere);
        code.labelBinding(elsewhere)
                .aload(instance)
                .aload(function)
                .loadConstant(canonical)
                .invokevirtual(
                        INSTANCE,
                        "indirect",
                        MethodTypeDesc.of(ConstantDescs.CD_MethodHandle, REFERENCE, ConstantDescs.CD_int));
        HandleCall.loadParameters(code, type);
        HandleCall.invoke(code, type, instance);
    }

    private void ownFunctions(CodeBuilder code, int function, int instance, Label elsewhere) {
        List<SwitchCase> cases = new ArrayList<>();
        for (int each : layout.functions().codesOf(this::fits)) {
            if (layout.functions().function(each) >= layout.module().importedFunctions()) {
                cases.add(SwitchCase.of(each, code.newLabel()));
            }
        }
        if (cases.isEmpty()) {
            return;
        }
        code.aload(function)
                .getfield(REFERENCE, "owner", INSTANCE)
                .aload(instance)
                .if_acmpne(elsewhere)
                .aload(function)
                .getfield(REFERENCE, "code", ConstantDescs.CD_int);
        if (cases.getLast().caseValue() - cases.getFirst().caseValue() < 2 * cases.size()) {
            code.tableswitch(cases.getFirst().caseValue(), cases.getLast().caseValue(), elsewhere, cases);
        } else {
            code.lookupswitch(elsewhere, cases);
        }
        for (SwitchCase each : cases) {
            int target = layout.functions().function(each.caseValue());
            code.labelBinding(each.target());
            HandleCall.loadParameters(code, type);
            code.aload(instance)
                    .invokestatic(layout.owner(target), Names.function(target), layout.descriptor(target))
                    .return_(type.returned());
        }
    }

    private boolean fits(int other) {
        return layout.isSubtype(other, canonical);
    }
}
