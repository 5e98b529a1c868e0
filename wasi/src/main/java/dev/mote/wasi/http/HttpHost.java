package dev.mote.wasi.http;

/** What a world keeps per invocation where its components speak HTTP; host functions find the process by it. */
public interface HttpHost {
    HttpProcess http();
}
