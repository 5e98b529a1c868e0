/**
 * Functions and their versions, invocations and their outcomes, the queue of asynchronous calls, limits and errors.
 *
 * <p>Storage is behind {@code spi}; HTTP is above. {@link dev.mote.platform.Platform} is what fronts hold.
 */
package dev.mote.platform;
