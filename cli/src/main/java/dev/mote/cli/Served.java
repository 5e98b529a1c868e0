package dev.mote.cli;

import dev.mote.platform.FunctionName;

/**
 * A function that {@code mote up} tells people about.
 *
 * @param summary what it does; empty where nobody said
 * @param input worth trying; empty where it takes none
 */
record Served(FunctionName function, String summary, String input) {}
