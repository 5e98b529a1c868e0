package dev.mote.engine.binary;

import dev.mote.engine.MemoryType;
import dev.mote.engine.ModuleException;
import dev.mote.engine.ModuleLimits;

/**
 * Checks the code of one module's functions, one after the other, as the specification's validation algorithm does. Its
 * arrays are used again for each function. This class has the instructions without control flow and references.
 */
final class Validator {
    /** What validation may cost beyond one step for each byte: blocks and calls with hundreds of values add up. */
    private static final int WORK_PER_BYTE = 32;

    private static final long WORK_ALLOWANCE = 1 << 20;

    private final WasmModule module;
    private final InstructionReader code;
    private final ValidationStack stack;
    private final LocalTypes locals = new LocalTypes();
    private final ControlValidator control;
    private final ReferenceValidator references;
    private final long maxWork;

    Validator(WasmModule module, ReadContext context) {
        ModuleLimits limits = context.limits();
        this.module = module;
        this.code = new InstructionReader(
                context.in(), context.types(), context.features(), module.hasWideMemory(), limits.branchTargets());
        this.stack = new ValidationStack(code, module.types(), limits.nesting());
        this.control = new ControlValidator(module, context.features(), code, stack, locals);
        this.references = new ReferenceValidator(module, code, stack);
        this.maxWork = WORK_ALLOWANCE + (long) WORK_PER_BYTE * module.bytes().length;
    }

    /** @throws ModuleException where the body is malformed, invalid or above a limit; it names the function */
    void validate(FunctionBody body) {
        try {
            instructions(body);
        } catch (ModuleException e) {
            throw new ModuleException(e.code(), "function " + body.function() + ": " + e.getMessage(), e.offset());
        }
    }

    private void instructions(FunctionBody body) {
        Signature signature = module.signature(body.function());
        code.start(body);
        stack.clear();
        locals.start(signature, body.locals());
        stack.enter(Opcode.BLOCK, new Signature(Signature.NOTHING, signature.results()));
        while (stack.depth() > 0) {
            instruction(code.next());
            if (stack.work() > maxWork) {
                throw Refusal.tooComplex(code.offset(), "the module passes too many values between blocks and calls");
            }
        }
        if (code.hasNext()) {
            throw Refusal.malformed(code.nextOffset(), "code after the end of the function");
        }
    }

    private void instruction(Opcode opcode) {
        if (opcode.hasFixedOperands()) {
            fixed(opcode);
            return;
        }
        switch (opcode) {
            case LOCAL_GET, LOCAL_SET, LOCAL_TEE -> local(opcode, code.index());
            case GLOBAL_GET, GLOBAL_SET -> global(opcode, code.index());
            case DROP -> stack.pop();
            case SELECT -> select();
            case SELECT_TYPED -> {
                stack.pop(TypeCode.I32);
                stack.pop(code.type());
                stack.pop(code.type());
                stack.push(code.type());
            }
            case TABLE_GET, TABLE_SET, TABLE_GROW, TABLE_SIZE, TABLE_FILL -> table(opcode);
            case TABLE_COPY -> tableCopy();
            case TABLE_INIT -> tableInit();
            case MEMORY_COPY -> {
                boolean toWide = memory(code.index()).memory64();
                boolean fromWide = memory(code.second()).memory64();
                stack.pop(address(toWide && fromWide));
                stack.pop(address(fromWide));
                stack.pop(address(toWide));
            }
            default -> {
                if (!control.accept(opcode)) {
                    references.accept(opcode);
                }
            }
        }
    }

    private void fixed(Opcode opcode) {
        boolean wide = opcode.immediates() != Immediates.NONE && immediates(opcode);
        for (int i = opcode.paramCount() - 1; i >= 0; i--) {
            stack.pop(opcode.param(i, wide));
        }
        if (opcode.hasResult()) {
            stack.push(opcode.result(wide));
        }
    }

    /** Checks immediates; returns whether the instruction's memory is addressed by i64. */
    private boolean immediates(Opcode opcode) {
        switch (opcode.immediates()) {
            case MEMARG -> {
                return memoryAccess(opcode);
            }
            case MEMARG_LANE -> {
                checkLane(opcode);
                return memoryAccess(opcode);
            }
            case LANE -> checkLane(opcode);
            case SHUFFLE -> {
                checkShuffle(code.value());
                checkShuffle(code.high());
            }
            case MEMORY -> {
                return memory(code.index()).memory64();
            }
            case MEMORY_INIT -> {
                references.checkData(code.index());
                return memory(code.second()).memory64();
            }
            case DATA -> references.checkData(code.index());
            case ELEMENT -> references.segment(code.index());
            default -> {}
        }
        return false;
    }

    private boolean memoryAccess(Opcode opcode) {
        boolean wide = memory(code.index()).memory64();
        boolean atomic = opcode.immediates() == Immediates.MEMARG && opcode.isAtomic();
        if (code.align() > opcode.width() || (atomic && code.align() != opcode.width())) {
            throw stack.invalid(opcode.mnemonic() + " cannot be aligned to 2^" + code.align() + " bytes");
        }
        if (!wide && code.value() >>> 32 != 0) {
            throw stack.invalid("the offset of " + opcode.mnemonic() + " is beyond its memory's address space");
        }
        return wide;
    }

    private void checkLane(Opcode opcode) {
        if (code.lane() >= 16 >> opcode.width()) {
            throw stack.invalid(opcode.mnemonic() + " has no lane " + code.lane());
        }
    }

    private void checkShuffle(long lanes) {
        if ((lanes & 0xE0E0_E0E0_E0E0_E0E0L) != 0) {
            throw stack.invalid("i8x16.shuffle has lanes 0 to 31");
        }
    }

    private MemoryType memory(int index) {
        if (index >= module.memories().size()) {
            throw stack.invalid("there is no memory " + index);
        }
        return module.memories().get(index);
    }

    private static int address(boolean wide) {
        return wide ? TypeCode.I64 : TypeCode.I32;
    }

    private void local(Opcode opcode, int local) {
        if (local >= locals.count()) {
            throw stack.invalid("there is no local " + local);
        }
        int type = locals.type(local);
        if (opcode == Opcode.LOCAL_GET) {
            if (!locals.isSet(local)) {
                throw stack.invalid("local " + local + " is not set");
            }
            stack.push(type);
            return;
        }
        stack.pop(type);
        locals.set(local);
        if (opcode == Opcode.LOCAL_TEE) {
            stack.push(type);
        }
    }

    private void global(Opcode opcode, int index) {
        if (index >= module.globals().size()) {
            throw stack.invalid("there is no global " + index);
        }
        GlobalDef global = module.globals().get(index);
        if (opcode == Opcode.GLOBAL_GET) {
            stack.push(global.type());
            return;
        }
        if (!global.mutable()) {
            throw stack.invalid("global " + index + " cannot be set");
        }
        stack.pop(global.type());
    }

    private void select() {
        stack.pop(TypeCode.I32);
        int second = stack.pop();
        int first = stack.pop();
        if (TypeCode.isReference(first) || TypeCode.isReference(second)) {
            throw stack.invalid("select between references must name their type");
        }
        if (first != second && first != TypeCode.BOTTOM && second != TypeCode.BOTTOM) {
            throw stack.invalid("select between " + TypeCode.name(first) + " and " + TypeCode.name(second));
        }
        stack.push(first == TypeCode.BOTTOM ? second : first);
    }

    private void table(Opcode opcode) {
        TableDef table = references.table(code.index());
        int address = address(table.wide());
        switch (opcode) {
            case TABLE_GET -> {
                stack.pop(address);
                stack.push(table.element());
            }
            case TABLE_SET -> {
                stack.pop(table.element());
                stack.pop(address);
            }
            case TABLE_GROW -> {
                stack.pop(address);
                stack.pop(table.element());
                stack.push(address);
            }
            case TABLE_FILL -> {
                stack.pop(address);
                stack.pop(table.element());
                stack.pop(address);
            }
            default -> stack.push(address);
        }
    }

    private void tableCopy() {
        TableDef to = references.table(code.index());
        TableDef from = references.table(code.second());
        references.checkElements(from.element(), to.element());
        stack.pop(address(to.wide() && from.wide()));
        stack.pop(address(from.wide()));
        stack.pop(address(to.wide()));
    }

    private void tableInit() {
        TableDef table = references.table(code.second());
        references.checkElements(references.segment(code.index()).type(), table.element());
        stack.pop(TypeCode.I32);
        stack.pop(TypeCode.I32);
        stack.pop(address(table.wide()));
    }
}
