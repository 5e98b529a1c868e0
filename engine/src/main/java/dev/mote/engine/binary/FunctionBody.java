package dev.mote.engine.binary;

/**
 * The code of one function, as a range of the module's bytes.
 *
 * @param function index in the function space, imports included
 * @param start first byte of the body: its local declarations
 * @param code first byte of the first instruction
 * @param end byte after the last one, which is an {@code end}
 * @param locals the declared locals, parameters not included
 */
public record FunctionBody(int function, int start, int code, int end, LocalRuns locals) {
    public int length() {
        return end - start;
    }
}
