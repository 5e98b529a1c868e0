package dev.mote.engine.codegen;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/** Emits the checks of 64-bit addresses, indices and lengths, which leave 32 bits of each. */
final class WideOperands {
    private static final ClassDesc WIDE = Names.describe(WideAddress.class);
    private static final ClassDesc INT = ConstantDescs.CD_int;
    private static final ClassDesc LONG = ConstantDescs.CD_long;

    private WideOperands() {}

    /** An operand as it lies on the stack, and the method of {@link WideAddress} that narrows it, if it is wide. */
    record Operand(JvmType type, String check) {
        private static final String NONE = "";

        static Operand plain(JvmType type) {
            return new Operand(type, NONE);
        }

        static Operand number(boolean wide, String check) {
            return wide ? new Operand(JvmType.LONG, check) : plain(JvmType.INT);
        }

        boolean isWide() {
            return !check.equals(NONE);
        }
    }

    /** Narrows the topmost value. */
    static void narrow(CodeBuilder code, String check) {
        code.invokestatic(WIDE, check, MethodTypeDesc.of(INT, LONG));
    }

    /** Adds the offset to the address below these operands, all on the JVM's stack, and checks the sum. */
    static void narrow(CodeBuilder code, long offset, JvmType... above) {
        int[] slots = new int[above.length];
        for (int i = above.length - 1; i >= 0; i--) {
            slots[i] = code.allocateLocal(above[i].kind());
            code.storeLocal(above[i].kind(), slots[i]);
        }
        if (offset == 0) {
            narrow(code, "address");
        } else {
            code.loadConstant(offset).invokestatic(WIDE, "address", MethodTypeDesc.of(INT, LONG, LONG));
        }
        for (int i = 0; i < above.length; i++) {
            code.loadLocal(above[i].kind(), slots[i]);
        }
    }

    /** Narrows the wide ones among the topmost operands, all on the JVM's stack. */
    static void narrow(CodeBuilder code, List<Operand> operands) {
        if (operands.stream().noneMatch(Operand::isWide)) {
            return;
        }
        int[] slots = new int[operands.size()];
        for (int i = slots.length - 1; i >= 0; i--) {
            Operand operand = operands.get(i);
            slots[i] = code.allocateLocal(operand.type().kind());
            code.storeLocal(operand.type().kind(), slots[i]);
        }
        for (int i = 0; i < slots.length; i++) {
            Operand operand = operands.get(i);
            code.loadLocal(operand.type().kind(), slots[i]);
            if (operand.isWide()) {
                narrow(code, operand.check());
            }
        }
    }
}
