package dev.mote.component.abi;

import dev.mote.component.abi.HandleTable.Handle;
import java.util.ArrayList;
import java.util.List;

/** What one call has borrowed and lent; every bit of it is settled when the call ends. Used by one thread. */
public final class CallScope {
    /** For handles that belong to no call. */
    static final CallScope NONE = new CallScope();

    private List<Handle> lenders = List.of();
    private int borrows;

    void lend(Handle handle) {
        handle.lend();
        if (lenders.isEmpty()) {
            lenders = new ArrayList<>(4);
        }
        lenders.add(handle);
    }

    void borrowed() {
        borrows++;
    }

    void dropped() {
        borrows--;
    }

    /** The callee has returned: it may keep nothing that it borrowed. */
    public void endTask() {
        AbiTrap.when(borrows > 0, "borrow handles still remain at the end of the call");
    }

    /** The caller has its handles back. */
    public void endLoans() {
        lenders.forEach(Handle::giveBack);
    }
}
