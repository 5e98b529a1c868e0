package dev.mote.gateway;

/** What answers at one address. */
@FunctionalInterface
interface Endpoint {
    /**
     * May block: it runs in a thread that the event loop can do without.
     *
     * @throws dev.mote.platform.MoteException becomes the route's kind of error answer
     */
    Answer answer(Request request);
}
