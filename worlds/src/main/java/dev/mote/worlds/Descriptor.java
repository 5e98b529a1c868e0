package dev.mote.worlds;

/** Something a guest has open under a number. */
sealed interface Descriptor permits OpenFile, GuestSocket {
    /** Gives back what the host holds for it. */
    void close();
}
