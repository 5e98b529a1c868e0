package dev.mote.wasi.p2;

import dev.mote.component.abi.VariantValue;
import java.io.IOException;

/** Turns operations on sockets into the results that guests get. */
final class SocketResults {
    private SocketResults() {}

    /** An operation on a socket. */
    interface Operation {
        Object run() throws IOException;
    }

    /** One that gives nothing. */
    interface Step {
        void run() throws IOException;
    }

    static Object result(Operation operation) {
        try {
            return VariantValue.ok(operation.run());
        } catch (IOException e) {
            return VariantValue.error(SocketCode.of(e).code());
        }
    }

    static Object done(Step step) {
        try {
            step.run();
            return VariantValue.OK;
        } catch (IOException e) {
            return VariantValue.error(SocketCode.of(e).code());
        }
    }
}
