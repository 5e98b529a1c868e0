package dev.mote.component.runtime;

import dev.mote.engine.Run;

/** What a host function may ask about the call it serves. Valid during that call only. */
public interface HostCall {
    /** What the instance was made with. */
    <T> T host(Class<T> type);

    Run run();
}
