package dev.mote.wasi.http;

import dev.mote.component.runtime.HostCall;
import dev.mote.wasi.RefusalListener.Refused;
import dev.mote.wasi.p2.GuestResources;
import dev.mote.wasi.p2.P2Process;

/** One component as its HTTP knows it: where it may send requests, and how many at once. Used by the invocation's thread. */
public final class HttpProcess {
    private final P2Process process;
    private final Dialer dialer;
    private final int mostRequests;
    private int requests;

    /** @param mostRequests to other servers, open at once */
    public HttpProcess(P2Process process, Dialer dialer, int mostRequests) {
        this.process = process;
        this.dialer = dialer;
        this.mostRequests = mostRequests;
    }

    /** The process of the guest that calls. */
    static HttpProcess of(HostCall call) {
        return call.host(HttpHost.class).http();
    }

    P2Process process() {
        return process;
    }

    GuestResources resources() {
        return process.resources();
    }

    Dialer dialer() {
        return dialer;
    }

    /** Takes one of the connections that a guest may have; false where it has all of them. */
    boolean takeConnection() {
        if (requests >= mostRequests) {
            process.refused(Refused.SOCKETS);
            return false;
        }
        requests++;
        return true;
    }

    void giveConnectionBack() {
        requests--;
    }

    /** What the component is called with, to answer a request. */
    public record Incoming(Object request, Object outparam, ServerAnswer answer) {}

    /** Makes the request known to the component. */
    public Incoming incoming(ServerExchange exchange) {
        ServerAnswer answer = new ServerAnswer(exchange);
        return new Incoming(
                resources().keep(new IncomingRequestResource(exchange)),
                resources().keep(new OutparamResource(answer)),
                answer);
    }
}
