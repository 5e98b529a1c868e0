package dev.mote.gateway;

import dev.mote.platform.Limit;
import dev.mote.platform.Limits;

/** The front's time limits, in nanoseconds. */
record HttpTimes(long header, long bodyIdle, long writeIdle, long keepAlive) {
    static HttpTimes of(Limits limits) {
        return new HttpTimes(
                limits.duration(Limit.HTTP_HEADER_TIME).toNanos(),
                limits.duration(Limit.HTTP_BODY_IDLE).toNanos(),
                limits.duration(Limit.HTTP_WRITE_IDLE).toNanos(),
                limits.duration(Limit.HTTP_KEEP_ALIVE).toNanos());
    }

    long shortest() {
        return Math.min(Math.min(header, bodyIdle), Math.min(writeIdle, keepAlive));
    }
}
