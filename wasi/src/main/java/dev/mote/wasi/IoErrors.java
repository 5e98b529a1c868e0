package dev.mote.wasi;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.util.Locale;

/** Failures of streams and sockets as a guest's errors; their texts stay on the host. */
public final class IoErrors {
    private IoErrors() {}

    public static Errno errno(IOException failure) {
        if (failure instanceof SocketTimeoutException) {
            return Errno.TIMEDOUT;
        }
        if (failure instanceof ConnectException) {
            return Errno.CONNREFUSED;
        }
        if (failure instanceof ClosedChannelException) {
            return Errno.BADF;
        }
        String text = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        if (text.contains("broken pipe")) {
            return Errno.PIPE;
        }
        return failure instanceof SocketException || text.contains("reset") ? Errno.CONNRESET : Errno.IO;
    }
}
