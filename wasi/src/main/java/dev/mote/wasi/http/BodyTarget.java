package dev.mote.wasi.http;

import dev.mote.engine.Run;
import dev.mote.wasi.p2.OutputTarget;
import java.io.IOException;
import java.util.List;

/** Where the body that a guest writes goes to. Used by the invocation's thread alone. */
interface BodyTarget extends OutputTarget {
    /** The body is whole; may wait, without the CPU slot. */
    void finish(Run run, List<Header> trailers) throws IOException;

    /** The guest gave the body up, or it is not what was announced: nobody must take it for a whole one. */
    void abort(String why);
}
