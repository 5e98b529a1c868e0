/**
 * The system interface of guests: files, clocks, random bytes, standard streams and granted listeners, as typed
 * operations that end with a result or an {@link dev.mote.wasi.Errno}, and the face of WASI 0.1 over them.
 */
package dev.mote.wasi;
