package dev.mote.engine.codegen;

import dev.mote.engine.binary.FunctionBody;
import dev.mote.engine.binary.InstructionReader;
import dev.mote.engine.binary.Opcode;
import dev.mote.engine.codegen.ControlFrame.Kind;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Optional;

/** Emits one function, in one pass over its instructions. */
final class FunctionEmitter {
    private final CodeBuilder code;
    private final ModuleLayout layout;
    private final InstructionTables tables;
    private final InstructionReader in;
    private final FunctionScan scan;
    private final OperandStack stack;
    private final LocalVariables locals;
    private final ControlEmitter control;
    private final VariableEmitter variables;
    private final MemoryEmitter memory;
    private final FuelEmitter fuel;
    private final CallEmitter calls;
    private final BulkEmitter bulk;
    private final AtomicEmitter atomics;
    private final ReferenceEmitter references;
    private final SimdEmitter simd;
    private final StructEmitter structs;
    private final ArrayEmitter arrays;
    private final ExceptionEmitter exceptions;
    private final TryEmitter tries;
    private final LoopRewriter loops = new LoopRewriter();
    private final CallType type;
    private final int instanceSlot;
    private final FunctionBody body;
    private final SplitPart part;
    private final LocalTransfer transfer;
    private final PartCaller parts;
    private final Label start;
    private int deadBlocks;

    /** @param part the part of the function to emit; the outermost one is the function without its parts */
    FunctionEmitter(
            CodeBuilder code,
            ModuleLayout layout,
            InstructionTables tables,
            InstructionReader in,
            FunctionBody body,
            SplitPart part) {
        this.code = code;
        this.layout = layout;
        this.tables = tables;
        this.in = in;
        this.body = body;
        this.part = part;
        start = code.newLabel();
        type = layout.functionType(body.function());
        scan = new FunctionScan(in, body);
        VectorShape vectors = layout.vectors();
        stack = new OperandStack(code, vectors);
        locals = part.isWhole()
                ? LocalVariables.ofFunction(code, type.params(), body)
                : LocalVariables.ofPart(code, type.params(), body, part.mentioned());
        instanceSlot = part.isWhole() ? locals.instanceSlot() : code.parameterSlot(1);
        int frameSlot = part.isWhole() ? code.allocateLocal(TypeKind.REFERENCE) : code.parameterSlot(0);
        transfer = new LocalTransfer(code, locals, part, frameSlot, vectors);
        control = new ControlEmitter(code, stack);
        fuel = FuelEmitter.of(code, stack, layout, instanceSlot, in, body);
        variables = new VariableEmitter(code, stack, locals, layout.globals(), instanceSlot);
        memory = new MemoryEmitter(code, stack, layout, instanceSlot, scan.memories());
        calls = new CallEmitter(code, stack, layout, memory, fuel, instanceSlot);
        exceptions = new ExceptionEmitter(code, stack, layout, instanceSlot);
        tries = new TryEmitter(code, stack, control, exceptions, memory);
        bulk = new BulkEmitter(code, stack, layout, memory, instanceSlot);
        atomics = new AtomicEmitter(code, stack, layout, memory, instanceSlot);
        references = new ReferenceEmitter(code, stack, control, instanceSlot);
        structs = new StructEmitter(code, stack, layout, instanceSlot);
        arrays = new ArrayEmitter(code, stack, layout, instanceSlot);
        simd = new SimdEmitter(code, stack, tables.simd(), memory);
        parts = new PartCaller(code, stack, control, memory, transfer, instanceSlot);
    }

    void emit() {
        if (part.isWhole()) {
            enterFunction();
        } else {
            enterPart();
        }
        goTo(part.from());
        while (in.nextOffset() < part.to()) {
            loops.step();
            SplitPart child = part.children().get(in.nextOffset());
            if (child != null) {
                callPart(child);
            } else if (control.isLive()) {
                fuel.at(in.nextOffset());
                instruction(in.next());
            } else {
                deadInstruction(in.next());
            }
        }
        if (!part.isWhole() && control.isLive()) {
            stack.settle();
            exit("results", List.of(), PartExit.FALLS_THROUGH).emit();
        }
        tries.finish();
    }

    private void enterFunction() {
        fuel.enter();
        locals.unpackParameters(layout.vectors());
        code.labelBinding(start);
        locals.clear(layout.vectors()).forEach(loops::zero);
        if (!part.children().isEmpty()) {
            transfer.create();
            transfer.storeAll();
        }
        memory.reload();
        if (scan.hasCalls()) {
            poll();
        }
        control.outside(Kind.BODY, type.results(), new ReturnEmitter(code, stack, instanceSlot, type.results()));
    }

    private void enterPart() {
        fuel.enter();
        transfer.enter();
        memory.reload();
        int depth = part.outer().size() - 1;
        control.outside(Kind.BODY, type.results(), exit("results", type.results(), PartExit.answer(depth)));
        for (SplitPart.OuterBlock block : part.outer().subList(1, part.outer().size())) {
            depth--;
            BlockSignature signature = layout.block(block.blockType());
            List<JvmType> types = block.loop() ? signature.params() : signature.results();
            control.outside(Kind.OUTER, types, exit("arguments", types, PartExit.answer(depth)));
        }
    }

    private PartExit exit(String field, List<JvmType> types, int answer) {
        return new PartExit(code, stack, transfer, instanceSlot, field, types, answer);
    }

    private void callPart(SplitPart child) {
        if (control.isLive()) {
            parts.call(child, layout.owner(body.function()), body.function());
            loops.join();
        }
        goTo(child.to());
    }

    private void goTo(int offset) {
        in.start(new FunctionBody(body.function(), body.start(), offset, body.end(), body.locals()));
    }

    /** Code that cannot be reached is passed over up to the end of the block that is open here. */
    private void deadInstruction(Opcode opcode) {
        switch (opcode) {
            case BLOCK, LOOP, IF, TRY, TRY_TABLE -> deadBlocks++;
            case ELSE, CATCH, CATCH_ALL -> {
                if (deadBlocks == 0) {
                    plain(opcode);
                }
            }
            case END, DELEGATE -> {
                if (deadBlocks == 0) {
                    plain(opcode);
                } else {
                    deadBlocks--;
                }
            }
            default -> {}
        }
    }

    private void instruction(Opcode opcode) {
        if (opcode == Opcode.I32_EQZ && stack.negateCondition()) {
            return;
        }
        switch (opcode) {
            case BR_IF -> branchIf();
            case IF -> control.ifThen(layout.block(in.blockType()));
            case SELECT, SELECT_TYPED -> select();
            default -> {
                stack.settle();
                fuel.bulk(opcode);
                plain(opcode);
            }
        }
    }

    private void plain(Opcode opcode) {
        switch (opcode) {
            case NOP -> {}
            case UNREACHABLE -> control.unreachable();
            case BLOCK -> control.block(layout.block(in.blockType()));
            case LOOP -> loop();
            case ELSE -> otherwise();
            case END -> end();
            case BR -> control.branch(in.index());
            case BR_TABLE -> control.branchTable(in.targetCount(), in::target);
            case RETURN -> control.returnNow();
            case CALL -> calls.direct(in.index());
            case RETURN_CALL -> tailCall(in.index());
            case RETURN_CALL_INDIRECT -> tailCallIndirect(in.index(), in.second());
            case CALL_REF -> calls.reference(in.index());
            case RETURN_CALL_REF -> tailCallReference(in.index());
            case THROW -> {
                exceptions.throwNew(in.index());
                control.kill();
            }
            case THROW_REF -> {
                exceptions.throwReference();
                control.kill();
            }
            case TRY_TABLE -> tries.tryTable(layout.block(in.blockType()), CatchClause.of(in));
            case TRY -> tries.legacyTry(layout.block(in.blockType()));
            case CATCH -> {
                tries.legacyCatch(in.index());
                loops.join();
            }
            case CATCH_ALL -> {
                tries.legacyCatchAll();
                loops.join();
            }
            case DELEGATE -> {
                tries.delegate(in.index());
                loops.join();
            }
            case RETHROW -> tries.rethrow(in.index());
            case CALL_INDIRECT -> calls.indirect(in.index(), in.second());
            case DROP -> stack.drop();
            case LOCAL_GET -> variables.getLocal(in.index());
            case LOCAL_SET -> {
                variables.setLocal(in.index());
                loops.assign(in.index());
            }
            case LOCAL_TEE -> {
                variables.teeLocal(in.index());
                loops.assign(in.index());
            }
            case GLOBAL_GET -> variables.getGlobal(in.index());
            case GLOBAL_SET -> variables.setGlobal(in.index());
            case I32_CONST -> {
                code.loadConstant((int) in.value());
                stack.push(JvmType.INT);
                loops.constant((int) in.value());
            }
            case I64_CONST -> {
                code.loadConstant(in.value());
                stack.push(JvmType.LONG);
            }
            case F32_CONST -> floatConstant(Float.intBitsToFloat((int) in.value()));
            case F64_CONST -> doubleConstant(Double.longBitsToDouble(in.value()));
            case REF_NULL -> {
                code.aconst_null();
                stack.push(JvmType.REFERENCE);
            }
            case REF_IS_NULL -> {
                stack.require(1);
                stack.pop(1);
                stack.push(Condition.NULL);
            }
            case REF_FUNC -> function(in.index());
            default -> regular(opcode);
        }
    }

    private void regular(Opcode opcode) {
        Optional<NumericInstruction> numeric = tables.numerics().find(opcode);
        if (numeric.isPresent()) {
            numeric.get().emit(code, stack);
            return;
        }
        Optional<Comparison> comparison = tables.comparisons().find(opcode);
        if (comparison.isPresent()) {
            comparison.get().emit(code, stack, loops.replacement(in.offset()));
            return;
        }
        Optional<MemoryTable.Access> access = tables.memory().find(opcode);
        if (access.isPresent()) {
            memory.access(access.get(), in.index(), in.value());
            return;
        }
        boolean emitted = bulk.emit(opcode, in)
                || atomics.emit(opcode, in)
                || references.emit(opcode, in)
                || structs.emit(opcode, in)
                || arrays.emit(opcode, in)
                || simd.emit(opcode, in);
        if (!emitted) {
            throw new IllegalStateException("no code for " + opcode.mnemonic());
        }
    }

    private void loop() {
        scan.loop(in.offset()).ifPresent(loops::enter);
        loops.join();
        control.loop(layout.block(in.blockType()));
        poll();
    }

    private void branchIf() {
        loops.replacement(in.offset()).ifPresent(condition -> {
            stack.require(1);
            stack.pop(1);
            stack.push(condition);
        });
        control.branchIf(in.index());
    }

    private void otherwise() {
        control.otherwise();
        loops.join();
    }

    private void end() {
        if (!tries.end()) {
            control.end();
        }
        loops.join();
    }

    private void tailCall(int function) {
        if (function < layout.module().importedFunctions()) {
            calls.direct(function);
            control.returnNow();
        } else if (function == body.function() && part.children().isEmpty() && part.isWhole()) {
            callAgain();
        } else {
            TailCallEmitter.direct(code, stack, layout.functionType(function), function, instanceSlot);
            leaveForTailCall();
        }
    }

    private void tailCallIndirect(int callType, int table) {
        TailCallEmitter.indirect(
                code,
                stack,
                layout.type(callType),
                layout.canonical(callType),
                table,
                layout.isWideTable(table),
                instanceSlot);
        leaveForTailCall();
    }

    /** Returns without results: a part has its function return. */
    private void leaveForTailCall() {
        if (part.isWhole()) {
            TailCallEmitter.leave(code, type.results());
        } else {
            TailCallEmitter.leavePart(
                    code,
                    type.results(),
                    instanceSlot,
                    PartExit.answer(part.outer().size() - 1));
        }
        control.kill();
    }

    private void tailCallReference(int callType) {
        TailCallEmitter.reference(code, stack, layout.type(callType), layout.canonical(callType), instanceSlot);
        leaveForTailCall();
    }

    /** A tail call of the function itself: its parameters get new values, and it starts again. */
    private void callAgain() {
        int params = type.params().size();
        stack.require(params);
        for (int i = params - 1; i >= 0; i--) {
            locals.store(i);
        }
        stack.pop(params);
        stack.dropAll();
        code.goto_(start);
        control.kill();
    }

    private void select() {
        Condition condition = stack.popConditionAbove(2);
        JvmType selected = stack.peek(0);
        Label first = code.newLabel();
        condition.branch(code, first);
        if (selected.slots() == 2) {
            code.dup2_x2().pop2();
        } else {
            code.swap();
        }
        code.labelBinding(first);
        selected.emitPop(code);
        stack.pop(1);
    }

    private void function(int function) {
        code.aload(instanceSlot)
                .loadConstant(layout.functions().code(function))
                .invokevirtual(
                        Names.describe(GuestInstance.class),
                        "function",
                        MethodTypeDesc.of(Names.describe(FunctionReference.class), ConstantDescs.CD_int));
        stack.push(JvmType.REFERENCE);
    }

    /** The bits of a NaN would not survive the class file. */
    private void floatConstant(float value) {
        if (Float.isNaN(value)) {
            code.loadConstant(Float.floatToRawIntBits(value))
                    .invokestatic(
                            ConstantDescs.CD_Float,
                            "intBitsToFloat",
                            MethodTypeDesc.of(ConstantDescs.CD_float, ConstantDescs.CD_int));
        } else {
            code.loadConstant(value);
        }
        stack.push(JvmType.FLOAT);
    }

    private void doubleConstant(double value) {
        if (Double.isNaN(value)) {
            code.loadConstant(Double.doubleToRawLongBits(value))
                    .invokestatic(
                            ConstantDescs.CD_Double,
                            "longBitsToDouble",
                            MethodTypeDesc.of(ConstantDescs.CD_double, ConstantDescs.CD_long));
        } else {
            code.loadConstant(value);
        }
        stack.push(JvmType.DOUBLE);
    }

    /**
     * Looks for a stop. To stop by the call site makes HotSpot give up every frame of the methods that use it, one by one
     * as they are left: a function that may be on the stack a hundred thousand times asks its instance instead.
     */
    private void poll() {
        if (!layout.recursion().contains(body.function())) {
            code.getstatic(Names.POLL, Names.SITE, Names.CALL_SITE)
                    .aload(instanceSlot)
                    .invokestatic(
                            Names.STOP_CHECK,
                            "check",
                            MethodTypeDesc.of(ConstantDescs.CD_void, Names.CALL_SITE, ConstantDescs.CD_Object));
            return;
        }
        Label goOn = code.newLabel();
        code.aload(instanceSlot)
                .getfield(Names.INSTANCE, "stopping", ConstantDescs.CD_boolean)
                .ifeq(goOn)
                .aload(instanceSlot)
                .invokevirtual(Names.INSTANCE, "checkStopped", MethodTypeDesc.of(ConstantDescs.CD_void))
                .labelBinding(goOn);
    }
}
