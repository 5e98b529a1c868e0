package dev.mote.engine.codegen;

import dev.mote.engine.FuelTank;
import dev.mote.engine.binary.FunctionBody;
import dev.mote.engine.binary.InstructionReader;
import dev.mote.engine.binary.Opcode;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.Optional;

/**
 * Emits the counting of what the guest executes; nothing in modules that do not count. The count is a field of the run's
 * {@link FuelTank} at all times, so that calls, traps and exceptions need no care.
 */
final class FuelEmitter {
    private static final ClassDesc INSTANCE = Names.describe(GuestInstance.class);
    private static final ClassDesc TANK = Names.describe(FuelTank.class);
    private static final String LEFT = "left";

    /** Bytes or elements that a bulk operation handles for one unit, as a power of two. */
    private static final int BULK_SHIFT = 6;

    private static final int BULK_MASK = -1 >>> BULK_SHIFT;

    private final CodeBuilder code;
    private final OperandStack stack;
    private final int instanceSlot;
    private final Optional<FuelCosts> costs;
    private final int tankSlot;

    private FuelEmitter(CodeBuilder code, OperandStack stack, int instanceSlot, Optional<FuelCosts> costs) {
        this.code = code;
        this.stack = stack;
        this.instanceSlot = instanceSlot;
        this.costs = costs;
        tankSlot = costs.isPresent() ? code.allocateLocal(TypeKind.REFERENCE) : -1;
    }

    /** @param in reads the body once, and can be used for something else then */
    static FuelEmitter of(
            CodeBuilder code,
            OperandStack stack,
            ModuleLayout layout,
            int instanceSlot,
            InstructionReader in,
            FunctionBody body) {
        return new FuelEmitter(
                code,
                stack,
                instanceSlot,
                layout.countsFuel() ? Optional.of(new FuelCosts(in, body)) : Optional.empty());
    }

    /** At the start of the method. */
    void enter() {
        if (costs.isPresent()) {
            code.aload(instanceSlot).getfield(INSTANCE, "fuel", TANK).astore(tankSlot);
        }
    }

    /** Before the instruction at that offset. */
    void at(int offset) {
        if (costs.isPresent()) {
            costs.get().at(offset).ifPresent(this::pay);
        }
    }

    private void pay(FuelCosts.Stretch stretch) {
        if (stretch.units() > 0) {
            code.aload(tankSlot)
                    .dup()
                    .getfield(TANK, LEFT, ConstantDescs.CD_int)
                    .loadConstant(stretch.units())
                    .isub()
                    .putfield(TANK, LEFT, ConstantDescs.CD_int);
        }
        if (stretch.checked()) {
            check();
        }
    }

    /** Before an instruction whose work may grow with its topmost operand. */
    void bulk(Opcode opcode) {
        int operands = FuelCosts.bulkOperands(opcode);
        if (costs.isEmpty() || operands == 0) {
            return;
        }
        stack.require(operands);
        if (stack.peek(0) == JvmType.LONG) {
            // A length of more than 32 bits is refused by the operation itself.
            code.dup2()
                    .loadConstant(BULK_SHIFT)
                    .lushr()
                    .l2i()
                    .loadConstant(BULK_MASK)
                    .iand();
        } else {
            code.dup().loadConstant(BULK_SHIFT).iushr();
        }
        code.aload(tankSlot)
                .dup_x1()
                .getfield(TANK, LEFT, ConstantDescs.CD_int)
                .swap()
                .isub()
                .putfield(TANK, LEFT, ConstantDescs.CD_int);
        check();
    }

    /** After a call of a function. */
    void called() {
        if (costs.isPresent() && costs.get().checksCalls()) {
            check();
        }
    }

    /** Has the tank filled again where it is empty, or the guest ended. */
    private void check() {
        Label enough = code.newLabel();
        code.aload(tankSlot)
                .getfield(TANK, LEFT, ConstantDescs.CD_int)
                .ifge(enough)
                .aload(instanceSlot)
                .invokevirtual(INSTANCE, "refuel", ConstantDescs.MTD_void)
                .labelBinding(enough);
    }
}
