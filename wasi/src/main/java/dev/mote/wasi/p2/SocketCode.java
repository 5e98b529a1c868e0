package dev.mote.wasi.p2;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.util.Locale;

/** Why an operation on a socket failed. The order is that of {@code wasi:sockets}. */
enum SocketCode implements IoError {
    UNKNOWN,
    ACCESS_DENIED,
    NOT_SUPPORTED,
    INVALID_ARGUMENT,
    OUT_OF_MEMORY,
    TIMEOUT,
    CONCURRENCY_CONFLICT,
    NOT_IN_PROGRESS,
    WOULD_BLOCK,
    INVALID_STATE,
    NEW_SOCKET_LIMIT,
    ADDRESS_NOT_BINDABLE,
    ADDRESS_IN_USE,
    REMOTE_UNREACHABLE,
    CONNECTION_REFUSED,
    CONNECTION_RESET,
    CONNECTION_ABORTED,
    DATAGRAM_TOO_LARGE,
    NAME_UNRESOLVABLE,
    TEMPORARY_RESOLVER_FAILURE,
    PERMANENT_RESOLVER_FAILURE;

    /** The number that guests know it by. */
    // The order is the standard's, and a test holds it against the declaration.
    @SuppressWarnings("EnumOrdinal")
    Integer code() {
        return ordinal();
    }

    @Override
    public String debugText() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    SocketFault fault() {
        return new SocketFault(this);
    }

    /** A failure of this machine's sockets; its text stays here. */
    static SocketCode of(IOException failure) {
        return switch (failure) {
            case SocketFault fault -> fault.code();
            case SocketTimeoutException _ -> TIMEOUT;
            case NoRouteToHostException _, PortUnreachableException _ -> REMOTE_UNREACHABLE;
            case BindException _ -> ADDRESS_IN_USE;
            case ConnectException refused -> refused(refused);
            default ->
                String.valueOf(failure.getMessage()).contains("unreachable") ? REMOTE_UNREACHABLE : CONNECTION_RESET;
        };
    }

    private static SocketCode refused(ConnectException failure) {
        return String.valueOf(failure.getMessage()).contains("timed out") ? TIMEOUT : CONNECTION_REFUSED;
    }
}
