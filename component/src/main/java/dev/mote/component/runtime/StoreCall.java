package dev.mote.component.runtime;

/** What a function that core modules import does, for one instantiation. */
interface StoreCall {
    /**
     * @param core the bits of the arguments
     * @return the bits of the result, or zero where there is none
     */
    long call(Store store, long[] core);
}
