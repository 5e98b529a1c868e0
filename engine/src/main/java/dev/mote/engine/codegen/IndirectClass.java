package dev.mote.engine.codegen;

import java.lang.classfile.ClassBuilder;
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
import java.util.stream.IntStream;

/**
 * The dispatcher of indirect calls of one type: a switch over the module's own functions of that type and those below
 * it, which is the type check at the same time; dense where there are no subtypes. Everything else goes by method handle.
 * Of a type with many functions, the switch is several methods, found by halving.
 */
final class IndirectClass {
    private static final ClassDesc INSTANCE = Names.describe(GuestInstance.class);
    private static final ClassDesc TABLE = Names.describe(GuestTable.class);
    private static final ClassDesc REFERENCE = Names.describe(FunctionReference.class);

    /** Bytes of a method that holds one switch: half of what a method may have. */
    private static final int SWITCH_BYTES = 32_000;

    /** What a case takes besides its parameters: two entries of the switch, the instance, the call and the return. */
    private static final int CASE_BYTES = 20;

    private static final int PARAMETER_BYTES = 4;

    private final ModuleLayout layout;
    private final int canonical;
    private final CallType type;
    private final List<List<Integer>> groups;

    private IndirectClass(ModuleLayout layout, int canonical) {
        this.layout = layout;
        this.canonical = canonical;
        this.type = layout.canonicalType(canonical);
        this.groups = groups(ownFunctions());
    }

    static byte[] make(ModuleLayout layout, int canonical) {
        IndirectClass dispatcher = new IndirectClass(layout, canonical);
        return ClassFile.of().build(Names.indirect(canonical), dispatcher::build);
    }

    private void build(ClassBuilder made) {
        made.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL)
                .withMethodBody(
                        Names.CALL,
                        type.method(ConstantDescs.CD_int, TABLE, Names.INSTANCE),
                        ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC,
                        this::callElement)
                .withMethodBody(
                        Names.CALL,
                        type.method(ConstantDescs.CD_Object, Names.INSTANCE),
                        ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC,
                        this::callReference);
        if (groups.size() > 1) {
            for (int group = 0; group < groups.size(); group++) {
                List<Integer> codes = groups.get(group);
                made.withMethodBody(
                        Names.group(group),
                        type.method(REFERENCE, Names.INSTANCE),
                        ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC,
                        code -> callGroup(code, codes));
            }
        }
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
        callHandle(code.labelBinding(elsewhere), function, instance);
    }

    private void callHandle(CodeBuilder code, int function, int instance) {
        code.aload(instance)
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
        if (groups.isEmpty()) {
            return;
        }
        code.aload(function)
                .getfield(REFERENCE, "owner", INSTANCE)
                .aload(instance)
                .if_acmpne(elsewhere);
        if (groups.size() == 1) {
            select(code, groups.getFirst(), function, instance, elsewhere);
        } else {
            halve(code, 0, groups.size(), function, instance);
        }
    }

    /** Goes on to one of the groups from {@code from} to {@code to}, exclusive: the only one that can have the function. */
    private void halve(CodeBuilder code, int from, int to, int function, int instance) {
        if (to - from == 1) {
            HandleCall.loadParameters(code, type);
            code.aload(function)
                    .aload(instance)
                    .invokestatic(Names.indirect(canonical), Names.group(from), type.method(REFERENCE, Names.INSTANCE))
                    .return_(type.returned());
            return;
        }
        int middle = (from + to) >>> 1;
        Label lower = code.newLabel();
        loadCode(code, function);
        code.loadConstant(groups.get(middle).getFirst()).if_icmplt(lower);
        halve(code, middle, to, function, instance);
        code.labelBinding(lower);
        halve(code, from, middle, function, instance);
    }

    private void callGroup(CodeBuilder code, List<Integer> codes) {
        int function = code.parameterSlot(type.params().size());
        int instance = code.parameterSlot(type.params().size() + 1);
        Label elsewhere = code.newLabel();
        select(code, codes, function, instance, elsewhere);
        callHandle(code.labelBinding(elsewhere), function, instance);
    }

    private void select(CodeBuilder code, List<Integer> codes, int function, int instance, Label elsewhere) {
        List<SwitchCase> cases =
                codes.stream().map(each -> SwitchCase.of(each, code.newLabel())).toList();
        loadCode(code, function);
        if (codes.getLast() - codes.getFirst() < 2 * codes.size()) {
            code.tableswitch(codes.getFirst(), codes.getLast(), elsewhere, cases);
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

    private static void loadCode(CodeBuilder code, int function) {
        code.aload(function).getfield(REFERENCE, "code", ConstantDescs.CD_int);
    }

    /** The codes of the module's own functions that the type fits, ascending. */
    private List<Integer> ownFunctions() {
        return IntStream.of(layout.functions().codesOf(this::fits))
                .filter(code ->
                        layout.functions().function(code) >= layout.module().importedFunctions())
                .boxed()
                .toList();
    }

    /** As many groups as the halving has room for: what is in none of them goes by method handle. */
    private List<List<Integer>> groups(List<Integer> codes) {
        int most = SWITCH_BYTES / (CASE_BYTES + PARAMETER_BYTES * type.params().size());
        List<List<Integer>> groups = new ArrayList<>();
        for (int from = 0; from < codes.size() && groups.size() < most; from += most) {
            groups.add(codes.subList(from, Math.min(from + most, codes.size())));
        }
        return groups;
    }

    private boolean fits(int other) {
        return layout.isSubtype(other, canonical);
    }
}
