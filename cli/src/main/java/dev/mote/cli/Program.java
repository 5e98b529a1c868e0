package dev.mote.cli;

/**
 * A program of this machine and what it may touch.
 *
 * @param name what it is called by, and sees as its own name
 * @param wasm its bytes; not to be changed
 */
// A value that is made and used once: nobody compares two of them.
@SuppressWarnings("ArrayRecordComponent")
record Program(String name, byte[] wasm, ProgramGrants grants) {}
