package dev.mote.engine.binary;

import dev.mote.engine.Feature;
import java.util.Arrays;

/** The rules of blocks, branches, calls and exceptions. */
final class ControlValidator {
    private final WasmModule module;
    private final TypeTable types;
    private final Features features;
    private final InstructionReader code;
    private final ValidationStack stack;
    private final LocalTypes locals;
    /** Until references came, all targets of a br_table had to take the very same types. */
    private final boolean subtyping;

    ControlValidator(
            WasmModule module, Features features, InstructionReader code, ValidationStack stack, LocalTypes locals) {
        this.module = module;
        this.types = module.types();
        this.features = features;
        this.code = code;
        this.stack = stack;
        this.locals = locals;
        this.subtyping = features.allows(Feature.REFERENCE_TYPES);
    }

    /** Applies an instruction if it is one of these; returns whether it is. */
    boolean accept(Opcode opcode) {
        switch (opcode) {
            case BLOCK, LOOP, TRY -> block(opcode);
            case IF -> {
                stack.pop(TypeCode.I32);
                block(opcode);
            }
            case ELSE -> {
                part(Opcode.IF, Opcode.IF, opcode);
                stack.pushAll(stack.signature(0).params());
            }
            case CATCH -> {
                part(Opcode.TRY, Opcode.CATCH, opcode);
                stack.pushAll(tag(code.index()));
            }
            case CATCH_ALL -> part(Opcode.TRY, Opcode.CATCH, opcode);
            case DELEGATE -> delegate();
            case TRY_TABLE -> tryTable();
            case END -> end();
            case BR -> {
                stack.popAll(stack.labelTypes(code.index()));
                stack.markUnreachable();
            }
            case BR_IF -> {
                stack.pop(TypeCode.I32);
                int[] label = stack.labelTypes(code.index());
                stack.popAll(label);
                stack.pushAll(label);
            }
            case BR_TABLE -> branchTable();
            case RETURN -> {
                stack.popAll(stack.results());
                stack.markUnreachable();
            }
            case UNREACHABLE -> stack.markUnreachable();
            case THROW -> {
                stack.popAll(tag(code.index()));
                stack.markUnreachable();
            }
            case THROW_REF -> {
                stack.pop(TypeCode.EXNREF);
                stack.markUnreachable();
            }
            case RETHROW -> rethrow();
            case CALL, RETURN_CALL -> {
                checkFunction(code.index());
                call(module.signature(code.index()), opcode == Opcode.RETURN_CALL);
            }
            case CALL_INDIRECT, RETURN_CALL_INDIRECT -> callIndirect(opcode == Opcode.RETURN_CALL_INDIRECT);
            case CALL_REF, RETURN_CALL_REF -> {
                Signature signature = signature(code.index());
                stack.pop(TypeCode.nullable(TypeCode.reference(code.index())));
                call(signature, opcode == Opcode.RETURN_CALL_REF);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void block(Opcode opcode) {
        Signature signature = blockSignature();
        stack.popAll(signature.params());
        stack.enter(opcode, signature);
        locals.enterBlock();
    }

    private Signature blockSignature() {
        int type = code.blockType();
        if (BlockType.isTypeIndex(type)) {
            features.use(Feature.MULTI_VALUE, code.offset());
            if (!types.isFunction(type)) {
                throw stack.invalid("type " + type + " is no function type");
            }
        }
        return types.blockSignature(type);
    }

    /** Ends one part of the innermost block, which must be of one of two kinds, and starts the next. */
    private void part(Opcode kind, Opcode otherKind, Opcode next) {
        if (stack.kind(0) != kind && stack.kind(0) != otherKind) {
            throw Refusal.malformed(code.offset(), next.mnemonic() + " does not belong to the block it is in");
        }
        stack.finish();
        stack.enterPart(next);
        locals.leaveBlock();
        locals.enterBlock();
    }

    private void end() {
        Signature signature = stack.signature(0);
        if (stack.kind(0) == Opcode.IF && !types.matchesAll(signature.params(), signature.results())) {
            throw stack.invalid("an if without else must give what it takes");
        }
        stack.finish();
        leave(signature);
    }

    private void leave(Signature signature) {
        stack.leave();
        if (stack.depth() > 0) {
            locals.leaveBlock();
            stack.pushAll(signature.results());
        }
    }

    private void delegate() {
        if (stack.kind(0) != Opcode.TRY) {
            throw Refusal.malformed(code.offset(), "delegate does not belong to the block it is in");
        }
        Signature signature = stack.signature(0);
        stack.finish();
        // The label counts from outside the try that delegates.
        if (code.index() >= stack.depth() - 1) {
            throw stack.invalid("there is no label " + code.index());
        }
        leave(signature);
    }

    private void rethrow() {
        stack.labelTypes(code.index());
        Opcode kind = stack.kind(code.index());
        if (kind != Opcode.CATCH && kind != Opcode.CATCH_ALL) {
            throw stack.invalid("rethrow outside a catch");
        }
        stack.markUnreachable();
    }

    private void tryTable() {
        Signature signature = blockSignature();
        stack.popAll(signature.params());
        for (int i = 0; i < code.targetCount(); i++) {
            checkCatch(i);
        }
        stack.enter(Opcode.TRY_TABLE, signature);
        locals.enterBlock();
    }

    /** What a clause gives must be what its label takes; labels count from outside the try_table. */
    private void checkCatch(int clause) {
        CatchKind kind = code.catchKind(clause);
        int[] given = kind.hasTag() ? tag(code.catchTag(clause)) : Signature.NOTHING;
        int[] label = stack.labelTypes(code.target(clause));
        int length = given.length + (kind.hasReference() ? 1 : 0);
        boolean fits = label.length == length;
        for (int i = 0; fits && i < length; i++) {
            int type = i < given.length ? given[i] : TypeCode.nonNull(TypeCode.EXNREF);
            fits = types.matches(type, label[i]);
        }
        stack.addWork(length);
        if (!fits) {
            throw stack.invalid("catch clause " + clause + " does not fit label " + code.target(clause));
        }
    }

    private int[] tag(int index) {
        if (index >= module.tagCount()) {
            throw stack.invalid("there is no tag " + index);
        }
        return types.signature(module.tagType(index)).params();
    }

    private void branchTable() {
        stack.pop(TypeCode.I32);
        int last = code.targetCount() - 1;
        int[] fallback = stack.labelTypes(code.target(last));
        int previous = code.target(last);
        for (int i = 0; i < last; i++) {
            int target = code.target(i);
            if (target == previous) {
                continue;
            }
            previous = target;
            int[] label = stack.labelTypes(target);
            if (label.length != fallback.length) {
                throw stack.invalid("the targets of a br_table take different numbers of operands");
            }
            if (!subtyping && !Arrays.equals(label, fallback)) {
                throw stack.invalid("the targets of a br_table take different operands");
            }
            stack.checkTop(label);
        }
        stack.popAll(fallback);
        stack.markUnreachable();
    }

    private void checkFunction(int index) {
        if (index >= module.functionCount()) {
            throw stack.invalid("there is no function " + index);
        }
    }

    private Signature signature(int type) {
        if (!types.isFunction(type)) {
            throw stack.invalid("there is no function type " + type);
        }
        return types.signature(type);
    }

    private void callIndirect(boolean tail) {
        Signature signature = signature(code.index());
        if (code.second() >= module.tables().size()) {
            throw stack.invalid("there is no table " + code.second());
        }
        TableDef table = module.tables().get(code.second());
        if (!types.matches(table.element(), TypeCode.FUNCREF)) {
            throw stack.invalid("table " + code.second() + " does not hold functions");
        }
        stack.pop(table.wide() ? TypeCode.I64 : TypeCode.I32);
        call(signature, tail);
    }

    private void call(Signature signature, boolean tail) {
        stack.popAll(signature.params());
        if (!tail) {
            stack.pushAll(signature.results());
            return;
        }
        stack.addWork(signature.resultCount());
        if (!types.matchesAll(signature.results(), stack.results())) {
            throw stack.invalid("a tail call must give what its function gives");
        }
        stack.markUnreachable();
    }
}
