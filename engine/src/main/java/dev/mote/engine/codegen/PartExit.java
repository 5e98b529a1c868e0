package dev.mote.engine.codegen;

import java.lang.classfile.CodeBuilder;
import java.util.List;

/**
 * The way out of a part's method for one block around it: the values that the branch takes along are left in the
 * instance, and the method answers where its function goes on.
 *
 * @param field where the values are left
 */
record PartExit(
        CodeBuilder code,
        OperandStack stack,
        LocalTransfer transfer,
        int instanceSlot,
        String field,
        List<JvmType> types,
        int answer)
        implements FrameExit {
    /** What a part answers whose end was reached. */
    static final int FALLS_THROUGH = 0;

    /** What a part answers that branches to the block around it at that depth. */
    static int answer(int depth) {
        return depth + 1;
    }

    @Override
    public void emit() {
        stack.require(types.size());
        for (int i = types.size() - 1; i >= 0; i--) {
            stack.vectors().pack(code, types.get(i));
            ReturnEmitter.put(code, instanceSlot, field, types.get(i), i);
        }
        leave();
    }

    @Override
    public void emitSpilled() {
        for (int i = 0; i < types.size(); i++) {
            stack.loadSpilled(types.size() - 1 - i);
            stack.vectors().pack(code, types.get(i));
            ReturnEmitter.put(code, instanceSlot, field, types.get(i), i);
        }
        leave();
    }

    private void leave() {
        transfer.leave();
        code.loadConstant(answer).ireturn();
    }
}
