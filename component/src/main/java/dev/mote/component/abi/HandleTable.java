package dev.mote.component.abi;

import java.util.Arrays;

/** What one component instance holds by index: handles, and whatever else will be waited for. Used by one thread. */
public final class HandleTable {
    private static final int MOST = 1 << 20;

    private Entry[] entries = new Entry[8];
    private int used = 1;
    private int[] free = new int[8];
    private int freeCount;

    /** Something in the table. */
    public sealed interface Entry permits Handle {}

    /** A handle to a resource; a guest's own representation is an Integer, a host's any object. */
    public static final class Handle implements Entry {
        private final ResourceDefinition resource;
        private final Object representation;
        private final boolean own;
        private final CallScope scope;
        private int lends;

        Handle(ResourceDefinition resource, Object representation, boolean own, CallScope scope) {
            this.resource = resource;
            this.representation = representation;
            this.own = own;
            this.scope = scope;
        }

        public ResourceDefinition resource() {
            return resource;
        }

        public Object representation() {
            return representation;
        }

        public boolean isOwn() {
            return own;
        }

        void lend() {
            lends++;
        }

        void giveBack() {
            lends--;
        }
    }

    /** Takes ownership into the table. */
    public int addOwn(ResourceDefinition resource, Object representation) {
        return add(new Handle(resource, representation, true, CallScope.NONE));
    }

    int addBorrow(ResourceDefinition resource, Object representation, CallScope scope) {
        scope.borrowed();
        return add(new Handle(resource, representation, false, scope));
    }

    private int add(Entry entry) {
        int index;
        if (freeCount > 0) {
            index = free[--freeCount];
        } else {
            AbiTrap.when(used >= MOST, "the table of handles is full");
            index = used++;
            if (index == entries.length) {
                entries = Arrays.copyOf(entries, index * 2);
            }
        }
        entries[index] = entry;
        return index;
    }

    /** The handle at an index, which must be of that resource type. */
    public Handle get(int index, ResourceDefinition resource) {
        if (index <= 0 || index >= used || !(entries[index] instanceof Handle handle)) {
            throw AbiTrap.of("unknown handle index " + Integer.toUnsignedString(index));
        }
        AbiTrap.when(
                !handle.resource.equals(resource),
                "handle index " + index + " used with the wrong type, expected guest-defined resource "
                        + resource.type());
        return handle;
    }

    /** Takes a handle out: to drop it, or to give ownership away. */
    public Handle remove(int index, ResourceDefinition resource) {
        Handle handle = get(index, resource);
        AbiTrap.when(handle.lends != 0, "cannot remove owned resource while borrowed");
        entries[index] = null;
        if (freeCount == free.length) {
            free = Arrays.copyOf(free, freeCount * 2);
        }
        free[freeCount++] = index;
        if (!handle.own) {
            handle.scope.dropped();
        }
        return handle;
    }

    Object takeOwn(int index, ResourceDefinition resource) {
        Handle handle = get(index, resource);
        AbiTrap.when(!handle.own, "cannot lift own resource from a borrow");
        return remove(index, resource).representation;
    }
}
