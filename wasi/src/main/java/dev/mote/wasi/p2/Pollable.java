package dev.mote.wasi.p2;

import java.nio.channels.SelectableChannel;
import java.util.Optional;

/** Something a guest can wait for. It is asked by the invocation's thread alone; whoever wakes may be any thread. */
public interface Pollable {
    /** What a channel is to be ready for. */
    record Interest(SelectableChannel channel, int operations) {}

    /** Whether it is ready now; does not wait. What has failed is ready, so that its guest learns of it. */
    boolean ready();

    /** Nanoseconds after which it is worth asking again, though nobody woke the guest. */
    default long due() {
        return Long.MAX_VALUE;
    }

    /** From now on calls the waker, which does not block, whenever it may have become ready. */
    default void watch(Runnable waker) {}

    default void unwatch(Runnable waker) {}

    /** The channel, in non-blocking mode, whose readiness is waited for. */
    default Optional<Interest> interest() {
        return Optional.empty();
    }

    /** Something that never waits. */
    static Pollable always() {
        return () -> true;
    }
}
