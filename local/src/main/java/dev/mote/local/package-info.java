/**
 * Storage and queue of a single node: modules as files, everything else in one SQLite database.
 *
 * <p>{@link dev.mote.local.LocalStorage} is the only public class. What it has accepted survives a crash of the process
 * and of the machine: a module is synced before and after its rename, and every transaction is synced before its caller
 * goes on. One thread writes; callers hand it transactions, and those that wait while a commit is on its way share the
 * next one. Records of synchronous calls are the exception: they are written in the background and may be lost.
 */
package dev.mote.local;
