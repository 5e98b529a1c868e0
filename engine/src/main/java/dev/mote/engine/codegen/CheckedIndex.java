package dev.mote.engine.codegen;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * Emits the check that keeps a guest inside its memory, in a helper whose first parameter is the address.
 *
 * <p>It is that of an array's index, which the compiler moves out of loops. So the memory has less than 2 GiB: an address
 * from 2^31 on is a negative index and fails by itself; with an offset the sign is checked before the addition, which
 * then can only overflow into the negative.
 */
final class CheckedIndex {
    private static final ClassDesc OUT_OF_BOUNDS = Names.describe(IndexOutOfBoundsException.class);

    private CheckedIndex() {}

    /**
     * Pushes the address, with the offset added, as a long.
     *
     * @param offset the local with the offset, if there is one
     * @param bytes what is accessed from there on
     * @param size pushes the size of the memory
     */
    static void push(CodeBuilder code, OptionalInt offset, int bytes, Runnable size) {
        code.iload(0);
        offset.ifPresent(slot -> add(code, slot));
        size.run();
        if (bytes > 1) {
            code.loadConstant(bytes - 1).isub();
        }
        code.invokestatic(
                        Names.describe(Objects.class),
                        "checkIndex",
                        MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_int, ConstantDescs.CD_int))
                .i2l();
    }

    private static void add(CodeBuilder code, int offset) {
        Label positive = code.newLabel();
        code.iload(0)
                .ifge(positive)
                .new_(OUT_OF_BOUNDS)
                .dup()
                .iload(0)
                .invokespecial(
                        OUT_OF_BOUNDS,
                        ConstantDescs.INIT_NAME,
                        MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int))
                .athrow()
                .labelBinding(positive)
                .iload(offset)
                .iadd();
    }
}
