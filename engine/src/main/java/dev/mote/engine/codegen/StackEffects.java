package dev.mote.engine.codegen;

import dev.mote.engine.binary.InstructionReader;
import dev.mote.engine.binary.Opcode;

/** Counts what instructions take from the operand stack and leave there. */
final class StackEffects {
    private final ModuleLayout layout;

    StackEffects(ModuleLayout layout) {
        this.layout = layout;
    }

    /** Whether what follows the instruction in its block is not reached. */
    static boolean endsBlock(Opcode opcode) {
        return switch (opcode) {
            case UNREACHABLE,
                    BR,
                    BR_TABLE,
                    RETURN,
                    RETURN_CALL,
                    RETURN_CALL_INDIRECT,
                    RETURN_CALL_REF,
                    THROW,
                    THROW_REF,
                    RETHROW -> true;
            default -> false;
        };
    }

    /** The effect of a whole block. */
    StackEffect ofBlock(Opcode opcode, int blockType) {
        BlockSignature type = layout.block(blockType);
        int condition = opcode == Opcode.IF ? 1 : 0;
        return new StackEffect(type.params().size() + condition, type.results().size());
    }

    /** How many values a branch to that block takes along. */
    int ofBranch(SplitPart.OuterBlock block) {
        BlockSignature type = layout.block(block.blockType());
        return (block.loop() ? type.params() : type.results()).size();
    }

    /** The effect of an instruction that is no part of a block and does not end one. */
    StackEffect of(Opcode opcode, InstructionReader in) {
        if (opcode.hasFixedOperands()) {
            return new StackEffect(opcode.paramCount(), opcode.hasResult() ? 1 : 0);
        }
        return switch (opcode) {
            case CALL -> ofCall(layout.functionType(in.index()), 0);
            case CALL_INDIRECT, CALL_REF -> ofCall(layout.type(in.index()), 1);
            case LOCAL_GET, GLOBAL_GET, REF_NULL, REF_FUNC, TABLE_SIZE -> new StackEffect(0, 1);
            case LOCAL_TEE, TABLE_GET, REF_IS_NULL, REF_AS_NON_NULL -> new StackEffect(1, 1);
            case LOCAL_SET, GLOBAL_SET, DROP -> new StackEffect(1, 0);
            case TABLE_SET -> new StackEffect(2, 0);
            case TABLE_GROW -> new StackEffect(2, 1);
            case SELECT, SELECT_TYPED -> new StackEffect(3, 1);
            case TABLE_FILL, TABLE_COPY, TABLE_INIT, MEMORY_FILL, MEMORY_COPY, MEMORY_INIT -> new StackEffect(3, 0);
            default -> StackEffect.NONE;
        };
    }

    private static StackEffect ofCall(CallType type, int more) {
        return new StackEffect(type.params().size() + more, type.results().size());
    }
}
