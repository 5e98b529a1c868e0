package dev.mote.engine;

/**
 * Bytes that several instances hold at once, each at an address of its own memory: what one writes, all see. They start
 * as zeros, and go when the region is closed and no memory holds it any more. Any thread may call.
 */
public interface SharedRegion extends AutoCloseable {
    /** What addresses and sizes of regions are multiples of, in bytes. */
    int ALIGNMENT = 4_096;

    /** The size in bytes. */
    long bytes();

    /**
     * Puts the region in the place of bytes of a memory, which are lost.
     *
     * @param address a multiple of {@link #ALIGNMENT}
     * @return false where the memory is of a shape that can hold no region: its module declares too little of it
     * @throws Trap where the region does not fit into the memory
     * @throws IllegalArgumentException where the address is no such multiple
     */
    boolean placeIn(Memory memory, int address);

    /** The memories that hold the region keep it. */
    @Override
    void close();
}
