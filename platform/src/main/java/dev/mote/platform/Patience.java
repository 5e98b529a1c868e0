package dev.mote.platform;

/** How long somebody goes on waiting. */
@FunctionalInterface
interface Patience {
    Patience ENDLESS = () -> Long.MAX_VALUE;

    /** Nanoseconds that are left; zero or less ends the wait. May fall to zero at any time, with an unpark. */
    long nanosLeft();
}
