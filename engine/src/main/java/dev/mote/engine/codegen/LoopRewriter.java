package dev.mote.engine.codegen;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Follows constants in locals along straight-line code, and turns the comparison of a {@link CountedLoop} into an ordered one. */
final class LoopRewriter {
    private final Map<Integer, Integer> constants = new HashMap<>();
    private final Map<Integer, Condition> rewritten = new HashMap<>();

    private OptionalInt pushed = OptionalInt.empty();
    private OptionalInt top = OptionalInt.empty();

    /** The next instruction begins. */
    void step() {
        top = pushed;
        pushed = OptionalInt.empty();
    }

    /** This instruction pushes a constant. */
    void constant(int value) {
        pushed = OptionalInt.of(value);
    }

    /** A local starts as zero. */
    void zero(int local) {
        constants.put(local, 0);
    }

    /** This instruction gives a local what is on top of the stack. */
    void assign(int local) {
        if (top.isPresent()) {
            constants.put(local, top.getAsInt());
        } else {
            constants.remove(local);
        }
    }

    /** Another path joins here. */
    void join() {
        constants.clear();
    }

    /** A loop starts here. */
    void enter(CountedLoop loop) {
        Integer start = constants.get(loop.local());
        if (start != null && loop.endsExactly(start)) {
            rewritten.put(loop.test(), loop.ordered());
        }
    }

    /** What to test instead of inequality, at that offset. */
    Optional<Condition> replacement(int offset) {
        return Optional.ofNullable(rewritten.get(offset));
    }
}
