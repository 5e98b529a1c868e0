package dev.mote.engine.binary;

import java.util.BitSet;

/** The locals of the function that is being validated: their types, and which of those without a default are set. */
final class LocalTypes {
    private int[] types = new int[64];
    private int count;
    private boolean tracking;
    private final BitSet unset = new BitSet();
    /** Locals that became set in blocks that are open, in order; they are unset again where their block ends. */
    private final IntList set = new IntList();

    /** Heights of {@link #set} at the start of each open block. */
    private final IntList marks = new IntList();

    void start(Signature signature, LocalRuns declared) {
        count = signature.paramCount() + declared.count();
        if (types.length < count) {
            types = new int[Math.max(count, types.length * 2)];
        }
        System.arraycopy(signature.params(), 0, types, 0, signature.paramCount());
        declared.expand(types, signature.paramCount());
        unset.clear();
        set.clear();
        marks.clear();
        for (int i = signature.paramCount(); i < count; i++) {
            if (!TypeCode.isDefaultable(types[i])) {
                unset.set(i);
            }
        }
        tracking = !unset.isEmpty();
    }

    int count() {
        return count;
    }

    int type(int local) {
        return types[local];
    }

    boolean isSet(int local) {
        return !tracking || !unset.get(local);
    }

    void set(int local) {
        if (tracking && unset.get(local)) {
            unset.clear(local);
            set.add(local);
        }
    }

    void enterBlock() {
        if (tracking) {
            marks.add(set.size());
        }
    }

    /** Forgets what was set in the innermost block. */
    void leaveBlock() {
        if (tracking) {
            int mark = marks.pop();
            while (set.size() > mark) {
                unset.set(set.pop());
            }
        }
    }
}
