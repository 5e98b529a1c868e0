/**
 * The HTTP front: compatibility addresses, the native API, health and metrics.
 *
 * <p>Event loops read and write, and nothing on them blocks; every request that reaches the platform has a virtual
 * thread. {@link dev.mote.gateway.Gateway} starts it, {@link dev.mote.gateway.Api} is the table of addresses.
 */
package dev.mote.gateway;
