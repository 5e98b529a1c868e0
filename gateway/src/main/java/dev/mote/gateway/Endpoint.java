package dev.mote.gateway;

/** What answers at one address. */
@FunctionalInterface
interface Endpoint {
    /**
     * Runs in the request's own virtual thread and may block.
     *
     * @throws dev.mote.platform.MoteException becomes the route's kind of error answer
     */
    Answer answer(Request request);
}
