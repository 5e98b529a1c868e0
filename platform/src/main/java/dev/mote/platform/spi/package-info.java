/**
 * What the platform needs of storage, and what rooms such as {@code local} implement.
 *
 * <p>Every method blocks until it is done and may be called from any thread. A failure of the storage is a
 * {@link dev.mote.platform.MoteException} with STORAGE_FULL, STORAGE_FAILED or CORRUPT_MODULE, and changes nothing.
 */
package dev.mote.platform.spi;
