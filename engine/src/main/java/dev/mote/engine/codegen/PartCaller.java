package dev.mote.engine.codegen;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/** Emits the call of a part, and the branches that it answers with. */
final class PartCaller {
    /** The descriptor of a part: the frame, the instance. */
    static final MethodTypeDesc TYPE = MethodTypeDesc.of(ConstantDescs.CD_int, LocalTransfer.FRAME, Names.INSTANCE);

    private final CodeBuilder code;
    private final OperandStack stack;
    private final ControlEmitter control;
    private final MemoryEmitter memory;
    private final LocalTransfer transfer;
    private final int instanceSlot;

    PartCaller(
            CodeBuilder code,
            OperandStack stack,
            ControlEmitter control,
            MemoryEmitter memory,
            LocalTransfer transfer,
            int instanceSlot) {
        this.code = code;
        this.stack = stack;
        this.control = control;
        this.memory = memory;
        this.transfer = transfer;
        this.instanceSlot = instanceSlot;
    }

    void call(SplitPart part, ClassDesc owner, int function) {
        stack.spillAll();
        transfer.storeFor(part);
        int answer = code.allocateLocal(TypeKind.INT);
        code.aload(transfer.frameSlot())
                .aload(instanceSlot)
                .invokestatic(owner, Names.part(function, part.number()), TYPE)
                .istore(answer);
        transfer.loadAfter(part);
        memory.reload();
        if (!part.exits().isEmpty()) {
            branches(part, answer);
        }
    }

    private void branches(SplitPart part, int answer) {
        Label fallsThrough = code.newLabel();
        List<SwitchCase> cases = part.exits().stream()
                .mapToObj(depth -> SwitchCase.of(PartExit.answer(depth), code.newLabel()))
                .toList();
        code.iload(answer).lookupswitch(fallsThrough, cases);
        int next = 0;
        for (int depth : part.exits().stream().toArray()) {
            code.labelBinding(cases.get(next++).target());
            ControlFrame frame = control.frame(depth);
            String field = frame.kind() == ControlFrame.Kind.BODY ? "results" : "arguments";
            List<JvmType> types = frame.branchTypes();
            for (int i = 0; i < types.size(); i++) {
                ReturnEmitter.take(code, instanceSlot, field, types.get(i), i);
                stack.vectors().unpack(code, types.get(i));
                stack.push(types.get(i));
            }
            int height = stack.size() - types.size();
            control.branch(depth);
            stack.pop(stack.size() - height);
            control.resume();
        }
        code.labelBinding(fallsThrough);
    }
}
