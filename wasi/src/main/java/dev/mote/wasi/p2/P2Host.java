package dev.mote.wasi.p2;

/** What a world keeps per invocation where its components use WASI 0.2; host functions find the process by it. */
public interface P2Host {
    P2Process p2();
}
