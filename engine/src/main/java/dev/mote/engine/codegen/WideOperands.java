package dev.mote.engine.codegen;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** Emits the checks of 64-bit addresses, which leave 32 bits of each. */
final class WideOperands {
    private static final ClassDesc WIDE = Names.describe(WideAddress.class);
    private static final ClassDesc INT = ConstantDescs.CD_int;
    private static final ClassDesc LONG = ConstantDescs.CD_long;

    private WideOperands() {}

    /** Adds the offset to the address below these operands, all on the JVM's stack, and checks the sum. */
    static void narrow(CodeBuilder code, long offset, JvmType... above) {
        int[] slots = new int[above.length];
        for (int i = above.length - 1; i >= 0; i--) {
            slots[i] = code.allocateLocal(above[i].kind());
            code.storeLocal(above[i].kind(), slots[i]);
        }
        if (offset == 0) {
            code.invokestatic(WIDE, "of", MethodTypeDesc.of(INT, LONG));
        } else {
            code.loadConstant(offset).invokestatic(WIDE, "of", MethodTypeDesc.of(INT, LONG, LONG));
        }
        for (int i = 0; i < above.length; i++) {
            code.loadLocal(above[i].kind(), slots[i]);
        }
    }
}
