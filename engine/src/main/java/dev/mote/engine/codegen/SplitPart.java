package dev.mote.engine.codegen;

import dev.mote.engine.binary.FunctionBody;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A stretch of a function that has a method of its own, because the whole is too large for one. It takes nothing from
 * the operand stack and leaves nothing there; locals pass through a frame object. The function itself is the outermost
 * part.
 *
 * @param number distinguishes the parts of a function; {@link #WHOLE} is the function itself
 * @param from offset of its first instruction
 * @param to offset after its last instruction
 * @param outer the types of the blocks around it, the function's body first
 * @param children the parts inside of it, by the offset where they start
 * @param mentioned locals that its own code reads or writes
 * @param assigned locals that its own code writes
 * @param exits depths of the blocks around it that it branches to; 0 is the innermost
 */
record SplitPart(
        int number,
        int from,
        int to,
        List<OuterBlock> outer,
        Map<Integer, SplitPart> children,
        BitSet mentioned,
        BitSet assigned,
        BitSet exits) {
    static final int WHOLE = -1;

    /** A block around a part, as far as a branch to it is concerned. */
    record OuterBlock(boolean loop, int blockType) {}

    /** A function that is not split. */
    static SplitPart unsplit(FunctionBody body) {
        BitSet none = new BitSet();
        return new SplitPart(WHOLE, body.code(), body.end(), List.of(), Map.of(), none, none, none);
    }

    /** Locals that it or a part inside of it reads or writes. */
    BitSet allMentioned() {
        return all(SplitPart::mentioned);
    }

    /** Locals that it or a part inside of it writes. */
    BitSet allAssigned() {
        return all(SplitPart::assigned);
    }

    private BitSet all(Function<SplitPart, BitSet> own) {
        BitSet all = (BitSet) own.apply(this).clone();
        children.values().forEach(child -> all.or(child.all(own)));
        return all;
    }

    boolean isWhole() {
        return number == WHOLE;
    }
}
