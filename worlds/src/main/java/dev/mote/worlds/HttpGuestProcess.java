package dev.mote.worlds;

import dev.mote.wasi.WasiConfig;
import dev.mote.wasi.http.HttpHost;
import dev.mote.wasi.http.HttpProcess;
import dev.mote.wasi.p2.P2Host;
import dev.mote.wasi.p2.P2Process;

/** What one instance of a component has of the host. Used by the invocation's thread alone. */
final class HttpGuestProcess implements P2Host, HttpHost, AutoCloseable {
    private final P2Process process;
    private final HttpProcess http;

    HttpGuestProcess(WasiConfig config) {
        this.process = new P2Process(config);
        this.http = new HttpProcess(
                process, new GrantedDialer(config.network()), config.limits().sockets());
    }

    @Override
    public P2Process p2() {
        return process;
    }

    @Override
    public HttpProcess http() {
        return http;
    }

    @Override
    public void close() {
        process.close();
    }
}
