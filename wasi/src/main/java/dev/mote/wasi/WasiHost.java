package dev.mote.wasi;

/** What a world keeps per invocation where its guests use the system interface; host functions find the process by it. */
public interface WasiHost {
    WasiProcess wasi();
}
