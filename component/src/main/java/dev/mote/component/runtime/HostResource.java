package dev.mote.component.runtime;

/** A resource of the host that has something to do when a guest drops it. */
public interface HostResource {
    void drop();
}
