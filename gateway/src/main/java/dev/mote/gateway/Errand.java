package dev.mote.gateway;

/** What an event loop has done for one request. */
interface Errand {
    /** The work, while the loop waits or goes on without it. It may block, and touches nothing that is the loop's. */
    void run();

    /** What follows, on the event loop. */
    void end();
}
