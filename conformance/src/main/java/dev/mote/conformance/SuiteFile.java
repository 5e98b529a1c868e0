package dev.mote.conformance;

import java.nio.file.Path;

/**
 * One file of the suite.
 *
 * @param name suite and file, as {@code v2/if}
 * @param path its JSON; the modules lie beside it
 */
record SuiteFile(String name, Path path) {
    Path module(String filename) {
        return path.resolveSibling(filename);
    }
}
