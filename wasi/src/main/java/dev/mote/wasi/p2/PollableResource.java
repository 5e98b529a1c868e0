package dev.mote.wasi.p2;

import java.util.Optional;

/** A pollable that a guest holds. */
public final class PollableResource extends GuestResource implements Pollable {
    private final Pollable pollable;

    public PollableResource(Pollable pollable) {
        this.pollable = pollable;
    }

    @Override
    public boolean ready() {
        return pollable.ready();
    }

    @Override
    public long due() {
        return pollable.due();
    }

    @Override
    public void watch(Runnable waker) {
        pollable.watch(waker);
    }

    @Override
    public void unwatch(Runnable waker) {
        pollable.unwatch(waker);
    }

    @Override
    public Optional<Interest> interest() {
        return pollable.interest();
    }
}
