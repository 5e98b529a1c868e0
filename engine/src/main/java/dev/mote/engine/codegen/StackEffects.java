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
            case LOCAL_GET, GLOBAL_GET, REF_NULL, REF_FUNC, TABLE_SIZE, STRUCT_NEW_DEFAULT -> new StackEffect(0, 1);
            case LOCAL_TEE,
                    TABLE_GET,
                    REF_IS_NULL,
                    REF_AS_NON_NULL,
                    REF_TEST,
                    REF_TEST_NULL,
                    REF_CAST,
                    REF_CAST_NULL,
                    ANY_CONVERT_EXTERN,
                    EXTERN_CONVERT_ANY,
                    REF_I31,
                    I31_GET_S,
                    I31_GET_U,
                    STRUCT_GET,
                    STRUCT_GET_S,
                    STRUCT_GET_U,
                    ARRAY_NEW_DEFAULT,
                    ARRAY_LEN -> new StackEffect(1, 1);
            case LOCAL_SET, GLOBAL_SET, DROP -> new StackEffect(1, 0);
            case TABLE_SET, STRUCT_SET -> new StackEffect(2, 0);
            case TABLE_GROW, REF_EQ, ARRAY_NEW, ARRAY_NEW_DATA, ARRAY_NEW_ELEM, ARRAY_GET, ARRAY_GET_S, ARRAY_GET_U ->
                new StackEffect(2, 1);
            case STRUCT_NEW -> new StackEffect(layout.fields(in.index()), 1);
            case ARRAY_NEW_FIXED -> new StackEffect(in.second(), 1);
            case ARRAY_SET -> new StackEffect(3, 0);
            case ARRAY_FILL, ARRAY_INIT_DATA, ARRAY_INIT_ELEM -> new StackEffect(4, 0);
            case ARRAY_COPY -> new StackEffect(5, 0);
            case SELECT, SELECT_TYPED -> new StackEffect(3, 1);
            case TABLE_FILL, TABLE_COPY, TABLE_INIT, MEMORY_FILL, MEMORY_COPY, MEMORY_INIT -> new StackEffect(3, 0);
            default -> StackEffect.NONE;
        };
    }

    private static StackEffect ofCall(CallType type, int more) {
        return new StackEffect(type.params().size() + more, type.results().size());
    }
}
