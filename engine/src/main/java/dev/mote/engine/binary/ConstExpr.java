package dev.mote.engine.binary;

import java.util.List;

/** A constant expression, in postfix order: each instruction takes its operands from a stack, as in a function. */
public record ConstExpr(List<ConstInstruction> instructions) {
    public ConstExpr {
        instructions = List.copyOf(instructions);
    }
}
