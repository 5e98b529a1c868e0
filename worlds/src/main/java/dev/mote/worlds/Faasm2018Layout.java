package dev.mote.worlds;

import dev.mote.engine.MemoryType;

/** Where the contract puts things in a guest's memory: constants, not negotiated. */
final class Faasm2018Layout {
    static final int MINIMUM_PAGES = 1000;

    static final int INPUT_START = (MINIMUM_PAGES - 30) * MemoryType.PAGE;
    static final int MAX_INPUT = 65_536;

    static final int OUTPUT_START = INPUT_START + MAX_INPUT;
    static final int MAX_OUTPUT = 65_536;

    static final int MAX_CHAINS = 20;
    static final int MAX_NAME = 32;
    static final int CHAIN_NAMES_START = OUTPUT_START + MAX_OUTPUT;
    static final int CHAIN_DATA_START = CHAIN_NAMES_START + MAX_CHAINS * MAX_NAME;

    private Faasm2018Layout() {}
}
