/** Runs programs that test the system interface, each in a fresh copy of its folders. */
package dev.mote.conformance.wasi;
