package dev.mote.component.abi;

/** Handles. Ownership moves from table to table; a borrow is lent for the time of the call. */
final class HandleCodec extends Codec {
    private final ResourceDefinition resource;
    private final boolean own;

    HandleCodec(ResourceDefinition resource, boolean own) {
        super(4, 4, 1);
        this.resource = resource;
        this.own = own;
    }

    @Override
    Object load(Marshal from, int address) {
        return take(from, from.memory().getInt(address));
    }

    @Override
    void store(Marshal to, Object value, int address) {
        to.memory().putInt(address, give(to, value));
    }

    @Override
    Object lift(Marshal from, Flat flat) {
        return take(from, flat.i32());
    }

    @Override
    void lower(Marshal to, Object value, Flat flat) {
        flat.i32(give(to, value));
    }

    private Object take(Marshal from, int index) {
        HandleTable handles = from.instance().handles();
        if (own) {
            return handles.takeOwn(index, resource);
        }
        HandleTable.Handle handle = handles.get(index, resource);
        from.scope().lend(handle);
        return handle.representation();
    }

    private int give(Marshal to, Object representation) {
        HandleTable handles = to.instance().handles();
        if (own) {
            return handles.addOwn(resource, representation);
        }
        if (resource.isOwnedBy(to.instance())) {
            return (Integer) representation;
        }
        return handles.addBorrow(resource, representation, to.scope());
    }
}
